# Golden by hand: CPython has no module viv.
# No count, no block and no collection is due to looking.
# Not under stress: the collector runs at every allocation.
import gc
import io
import sys
import viv

class Node:
    pass

node = Node()
node.items = [1.5, "text", {}]
gc.collect()
before = [sys.getrefcount(x) for x in (node, node.items, Node, None, "text")]
for look in viv.inspect, viv.holders, viv.path_to:
    look(node), look(node.items), look(None)
print(before[:4] == [sys.getrefcount(x) for x in (node, node.items, Node, None, "text")][:4])

out, sys.stdout = sys.stdout, None  # nothing is made where nothing is printed
gc.disable()
def measure(look):
    blocks = sys.getallocatedblocks()
    look()
    return sys.getallocatedblocks() - blocks
def look():
    viv.explain(node)
    viv.why_alive(node)
    viv.heap()
    viv.biggest()
measure(look), measure(lambda: None)
difference = measure(look) - measure(lambda: None)
sys.stdout = out
print(difference)
counts = gc.get_count()
stats = gc.get_stats()
viv.path_to(1.5)
print(gc.get_stats() == stats)
lost = Node(); lost.me = lost
del lost
viv.inspect(node)
print(gc.collect())
