# Entries of weak containers go with their objects.
import gc
import weakref


class Node:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


a, b, c = Node("a"), Node("b"), Node("c")
values = weakref.WeakValueDictionary(x=a, y=b)
keys = weakref.WeakKeyDictionary({a: 1, c: 2})
members = weakref.WeakSet([a, b, c])
print(sorted(values), len(values), len(keys), len(members), a in keys, values["x"], values.get("q"))
del b
gc.collect()
print(sorted(values), len(members), "y" in values)
try:
    values["y"]
except KeyError as error:
    print(repr(error))
for node in members:
    pass
del node, c
gc.collect()
print(len(keys), [k for k in keys], len(members), values.setdefault("z", a) is a, keys.pop(a), len(keys))
try:
    keys[5] = 1
except TypeError as error:
    print(error)
