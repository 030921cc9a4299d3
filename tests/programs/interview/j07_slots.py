# What do __slots__ give and take?
import sys
class P: 
    def __init__(self): self.x = self.y = 1
class S:
    __slots__ = ("x", "y")
    def __init__(self): self.x = self.y = 1
print(sys.getsizeof(P()), sys.getsizeof(S()), hasattr(S(), "__dict__"), hasattr(S(), "__weakref__"))
try: S().z = 1
except AttributeError as e: print(e)
s = S(); del s.x
try: s.x
except AttributeError as e: print(repr(str(e)))
class T(S): pass
t = T(); t.z = 2
print(t.__dict__, sys.getsizeof(t), T.__slots__)
class U(S): __slots__ = ("z",)
u = U(); u.z = 3
print(U.__slots__, [n for c in U.__mro__ for n in getattr(c, "__slots__", ())], sys.getsizeof(u))
print(type(S.x).__name__, S.x.__get__(s.__class__()) , S.__dict__["x"] is S.x)
try:
    class Bad:
        __slots__ = ("a",)
        a = 1
except ValueError as e: print(e)
try:
    class Both(S, type("O", (), {"__slots__": ("q",)})): pass
except TypeError as e: print(e)
class D:
    __slots__ = ("a", "__dict__")
d = D(); d.a = 1; d.b = 2
print(d.__dict__, d.a)
class Priv:
    __slots__ = ("__hidden",)
    def __init__(self): self.__hidden = 5
print(Priv.__slots__, Priv()._Priv__hidden)
class I(int): __slots__ = ()
print(sys.getsizeof(I(3)), I(3) + 1)
try:
    class V(int): __slots__ = ("x",)
except TypeError as e: print(e)
import copy, pickle
c = copy.copy(u); print(c.x, c.y, c.z, c is u)
print(u.__reduce_ex__(2)[2])
class Doc:
    __slots__ = {"x": "the x"}
print(Doc.__slots__, Doc.x.__doc__)
