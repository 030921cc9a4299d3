# Changing a class while its instances are alive.
class A:
    def __init__(self): self.x = 1
a = A()
A.y = property(lambda self: self.x * 10)
A.__repr__ = lambda self: f"A(x={self.x})"
A.__iter__ = lambda self: iter([self.x])
A.__len__ = lambda self: 7
A.__lt__ = lambda self, o: True
A.__enter__ = lambda self: "in"
A.__exit__ = lambda self, *e: True
A.__getattr__ = lambda self, n: n
A.__setattr__ = lambda self, n, v: object.__setattr__(self, n, v * 2)
a.x = 5
with a as w: 1 / 0
print(a, a.y, list(a), len(a), a < 1, w, a.missing, bool(a))
for name in ("__repr__", "__iter__", "__len__", "__lt__", "__getattr__", "__setattr__", "y"): delattr(A, name)
a.x = 6
print(a.x, repr(a).startswith("<__main__.A object at"), bool(a), hasattr(a, "missing"), hasattr(a, "y"))
