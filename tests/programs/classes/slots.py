# __slots__: no dict, no other attributes, descriptors in the class.
class P:
    __slots__ = ("x", "y")
    def __init__(self, x, y):
        self.x, self.y = x, y
p = P(1, 2)
print(p.x, p.y, hasattr(p, "__dict__"), P.__slots__, type(P.x).__name__, P.x.__get__(p))
p.x = 10
del p.y
for f in (lambda: setattr(p, "z", 1), lambda: p.y, lambda: p.__dict__, lambda: delattr(p, "y"), lambda: setattr(P(1, 2), "__class__", int), lambda: P.x.__get__(5)):
    try:
        f()
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
class Q(P):
    pass
q = Q(1, 2)
q.extra = 5
print(q.__dict__, q.x)
class R(P):
    __slots__ = ("z",)
r = R(1, 2)
r.z = 3
print(r.x, r.z, hasattr(r, "__dict__"), R.__slots__)
class S:
    __slots__ = "single"
class T:
    __slots__ = ("a", "__dict__", "__weakref__")
t = T()
t.b = 1
print(t.__dict__, S().__slots__)
