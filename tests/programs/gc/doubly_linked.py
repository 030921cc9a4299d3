# Parent and children: strong both ways needs the collector, weak upwards does not.
import gc, weakref
class Node:
    def __init__(self, name, parent=None, weak=False):
        self.name, self.children = name, []
        self.parent = weakref.ref(parent) if weak and parent else parent
        if parent:
            parent.children.append(self)
    def __del__(self): print("del", self.name)
gc.collect()
gc.disable()
root = Node("root")
Node("child", root)
del root
print("strong: still there")
gc.collect()
root = Node("weak root")
Node("weak child", root, weak=True)
del root
print("weak: gone")
