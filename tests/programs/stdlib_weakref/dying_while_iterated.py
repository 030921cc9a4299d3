# Removal waits until the iteration has ended.
import weakref


class Node:
    pass


nodes = [Node() for _ in range(5)]
members = weakref.WeakSet(nodes)
seen = 0
for node in members:
    seen += 1
    del node
    nodes.clear()
print(seen, len(members))

nodes = {i: Node() for i in range(4)}
values = weakref.WeakValueDictionary(nodes)
iterator = iter(values.items())
first = next(iterator)
nodes.clear()
print(len(list(iterator)), len(values))
del first, iterator
print(len(values), list(values))
