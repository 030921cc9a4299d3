# Golden by hand: CPython has no module viv.
# What other threads hold has a name, too; what they do to a count is recorded.
import sys
import threading
import viv

class Node:
    pass

ready, done = threading.Event(), threading.Event()

def work(held):
    ready.set()
    done.wait()

node = Node()
thread = threading.Thread(target=work, args=(node,))
thread.start()
ready.wait()
report = viv.inspect(node)
total = 0
for holder in report.holders: total += holder.count
print(total == report.refcount, [holder.text for holder in report.holders if "work()" in holder.text or "global" in holder.text])
print([holder.text for holder in report.holders if holder.kind == "interpreter"])
report = holder = None
viv.record(node)
done.set()
thread.join()
thread = None
print(sum(change.change for change in viv.changes(node)) < 0, viv.changes(node)[-1].count)
viv.stop(node)
print([holder.text for holder in viv.holders(node)])

def busy():
    local = node
    local = None
viv.record(node)
thread = threading.Thread(target=busy)
thread.start()
thread.join()
print([(change.function, change.change) for change in viv.changes(node)])
