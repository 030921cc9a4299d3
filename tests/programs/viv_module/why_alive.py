# Golden by hand: CPython has no module viv.
# The shortest way to an object from a variable.
import io
import re
import sys
import viv

class Node:
    pass

def why(x):
    out, sys.stdout = sys.stdout, io.StringIO()
    try:
        viv.why_alive(x)
    finally:
        text, sys.stdout = sys.stdout.getvalue(), out
    print(re.sub(r"0x[0-9a-f]+", "0x", text), end="")

def local():
    variable = {"k": [Node()]}
    viv_path = viv.path_to(variable["k"][0])
    print(viv_path)

top = Node()
viv.why_alive.__name__
cache = {"k": [1, 2, 3, Node()]}
top.left = Node()
top.left.right = [Node()]
print(viv.path_to(top))
print(viv.path_to(cache["k"][3]))
print(viv.path_to(top.left.right[0]))
print(viv.path_to(Node), viv.path_to(sys), viv.path_to(sys.modules))
local()
def closing():
    free = Node()
    def function(): return free
    return function
closure = closing()
print(viv.path_to(closure()))
print(viv.path_to(Node()))
cycle = Node()
cycle.me = cycle
cycle.other = Node()
cycle.other.back = cycle
print(viv.path_to(cycle), viv.path_to(cycle.other))
ring = [[]]
ring[0].append(ring)
inner = ring[0]
del ring
print(viv.path_to(inner[0]))
why(cache["k"][3])
class Body:
    inside = Node()
    print([hop.split(",")[0] for hop in viv.path_to(inside)])
chain = last = []
for i in range(100):
    last.append([])
    last = last[0]
last.append(Node())
del last
def end():
    x = chain
    while type(x) is list: x = x[0]
    return x
print(len(viv.path_to(end())))
why(end())
