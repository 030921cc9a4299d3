# A tree with links to the parent: freed at once, or by the collector?
import gc, weakref
gc.disable()
class Node:
    def __init__(self, parent=None):
        self.children = []
        self._parent = weakref.ref(parent) if parent else None
        if parent: parent.children.append(self)
    @property
    def parent(self): return self._parent and self._parent()
    def __del__(self): print("freed")
root = Node()
child = Node(root)
print(child.parent is root)
del root
print(child.parent)
