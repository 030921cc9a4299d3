# Descriptors, properties, slots, attribute hooks: the corners.
class D:
    def __set_name__(self, o, n): print("set_name", o.__name__, n); self.n = n
    def __get__(self, i, o=None): print("get", i is None, o and o.__name__); return self
    def __set__(self, i, v): print("set", v)
    def __delete__(self, i): print("delete")
class N:
    def __get__(self, i, o): return "nondata"
class A:
    d = D(); n = N()
a = A()
a.d; A.d; a.d = 5; del a.d
a.__dict__["d"] = 7; a.__dict__["n"] = 8
print(a.d is A.__dict__["d"], a.n, A.n)
class E:
    def __set_name__(self, o, n): raise ValueError("boo")
try:
    class B: e = E()
except RuntimeError as e: print(repr(e), repr(e.__cause__))
class Ro:
    @property
    def x(self): "doc"; return 1
    @x.deleter
    def x(self): print("del")
    y = property()
    z = property(fset=lambda s, v: print("fset", v))
r = Ro()
for stmt in ("r.x = 1", "del r.x", "r.y", "r.y = 1", "del r.y", "r.z", "r.z = 2", "del r.z"):
    try: exec(stmt)
    except AttributeError as e: print(stmt, "|", e)
print(Ro.x.__doc__, Ro.y.fget, property(lambda s: 1, doc="q").__doc__)
class PS(property):
    pass
class U:
    @PS
    def f(self): "fdoc"; return 9
print(U().f, U.f.__doc__)
class S:
    __slots__ = ("a", "__b", "c")
    def __init__(self): self.a = 1; self.__b = 2
s = S()
print(s.a, s._S__b, S.__slots__, S.a)
for st in ("s.c", "s.d = 1", "del s.c", "s.__dict__", "S.a.__get__(5)", "S.a.__set__(5, 1)", "S.a.__get__(None)", "S.a.__get__(None, S)"):
    try: print(st, eval(st) if "=" not in st and "del" not in st else exec(st))
    except Exception as e: print(st, "|", type(e).__name__, e)
try:
    class T: __slots__ = ("a",); a = 1
except ValueError as e: print(e)
try:
    class T: __slots__ = ("1a",)
except TypeError as e: print(e)
try:
    class T: __slots__ = (1,)
except TypeError as e: print(e)
try:
    class T(int): __slots__ = ("a",)
except TypeError as e: print(e)
try:
    class T(tuple): __slots__ = ("a",)
except TypeError as e: print(e)
try:
    class T: __slots__ = ("__dict__", "__dict__")
except TypeError as e: print(e)
class T1: __slots__ = ("a",)
class T2: __slots__ = ("b",)
try:
    class T3(T1, T2): pass
except TypeError as e: print(e)
class T4(T1): pass
t = T4(); t.zz = 1; t.a = 2; print(t.__dict__, t.a)
class T5(T1): __slots__ = ("a",)
t = T5(); t.a = 1
try: T1.a.__get__(t)
except AttributeError as e: print(e)
class W: __slots__ = {"a": "doc a", "b": "doc b"}
print(W.a.__doc__, W.__slots__)
class V: __slots__ = "single"
print(V.single)
class G:
    def __getattribute__(self, n):
        if n == "boom": raise AttributeError("inner")
        return object.__getattribute__(self, n)
    def __getattr__(self, n): return "fallback " + n
print(G().boom, G().other, G().__class__)
class H:
    def __getattr__(self, n): raise KeyError(n)
try: H().q
except KeyError as e: print(repr(e))
print(hasattr(G(), "x"), getattr(G(), "y"), getattr(A, "nope", "dflt"))
class SA:
    def __setattr__(self, n, v): print("sa", n, v); object.__setattr__(self, n, v)
    def __delattr__(self, n): print("da", n); object.__delattr__(self, n)
x = SA(); x.q = 1; del x.q
try: del x.q
except AttributeError as e: print(e)
class CM:
    @classmethod
    def f(cls, *a): return cls.__name__, a
    @staticmethod
    def g(*a): return a
    @classmethod
    @property
    def h(cls): return "chained " + cls.__name__
print(CM.f(1), CM().f(2), CM.g(1), CM().g(2), CM.h, CM().h)
print(CM.__dict__["f"].__func__.__name__, CM.__dict__["g"].__wrapped__.__name__, CM.__dict__["g"](3))
class I:
    def __init_subclass__(cls, /, tag=None, **kw): print("is", cls.__name__, tag, kw); super().__init_subclass__(**kw)
class J(I, tag=3): pass
try:
    class K(I, foo=3): pass
except TypeError as e: print(e)
class CGI:
    def __class_getitem__(cls, k): return cls.__name__, k
print(CGI[1, 2], CGI[...])
try: J[1]
except TypeError as e: print(e)
try: CGI()[1]
except TypeError as e: print(e)
