# Golden by hand: CPython has no module viv.
# Who raises and lowers the count of an object, and on which line.
import io
import re
import sys
import viv

class Node:
    def __del__(self):
        print("dead")

def history(*x):
    out, sys.stdout = sys.stdout, io.StringIO()
    try:
        viv.history(*x)
    finally:
        text, sys.stdout = sys.stdout.getvalue(), out
    print(re.sub(r"/\S*/", "", re.sub(r"0x[0-9a-f]+", "0x", text)), end="")

x = [1]
viv.record(x)
y = x
z = [x, x]
def f(a):
    b = a
    return b
f(x)
del y
z.clear()
for each in viv.changes(x):
    print(each.line, each.function, each.change, each.count)

node = Node()
viv.record(node)
other = node
del node
del other
print("after")
def loop():
    local = [2]
    viv.record(local)
    for i in range(2):
        box = [local]
        box = None
    viv.stop(local)
    unseen = local
loop()
number = 1.5 + len(z)
viv.record(number)
del number
history()
for function in viv.history, viv.changes, viv.stop:
    try:
        function([])
    except ValueError as error:
        print(error)
item = [3]
viv.record(item)
for i in range(50):
    same = item; same = None
history(item)
del item
busy = [4]
viv.record(busy)
for i in range(30):
    same = busy
    same = None
history(busy)
# Nothing is watched any more once the last one has died or is stopped.
viv.stop(busy)
print(len(viv.changes(busy)))
