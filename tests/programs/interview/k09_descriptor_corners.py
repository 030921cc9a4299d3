# In which order are attributes found, and what do descriptors say?
class Data:
    def __get__(s, o, t=None): return ("data get", o is not None, t.__name__ if t else None)
    def __set__(s, o, v): print("data set", v)
    def __delete__(s, o): print("data del")
    def __set_name__(s, t, n): print("set_name", t.__name__, n)
class NonData:
    def __get__(s, o, t=None): return ("nondata", o is None)
class SetOnly:
    def __set__(s, o, v): o.__dict__["so"] = v
class C:
    d = Data(); n = NonData(); so = SetOnly()
c = C()
print(c.d, C.d, c.n, C.n); c.__dict__["d"] = 1; c.__dict__["n"] = 2; print(c.d, c.n)
c.d = 5; del c.d; c.so = 3; print(c.so, type(C.so).__name__)
try: del c.so
except AttributeError as e: print(e)
C.d = 1; print(c.d)
class M(type):
    meta = Data()
    nm = NonData()
class K(metaclass=M): nm = "own"
print(K.meta, K.nm)
K.meta = 1
try: K().meta
except AttributeError as e: print(e)
class P:
    @property
    def x(self): "doc"; return self._x
    @x.setter
    def x(self, v): self._x = v
    @x.deleter
    def x(self): del self._x
    ro = property(lambda s: 1)
    wo = property(None, lambda s, v: None)
p = P(); p.x = 1; print(p.x, P.x.__doc__, P.x.fget.__name__); del p.x
try: p.x
except AttributeError as e: print(e)
for code in ("p.ro = 1", "del p.ro", "p.wo", "del p.wo", "P.x.__get__()", "P.x.__set__(1)", "P.x.fget = 1", "P.x.__doc__ = 'd'", "property(1)(2)"):
    try: exec(code); print(code, "ok")
    except (AttributeError, TypeError) as e: print(code, "->", type(e).__name__, e)
print(P.__dict__["x"].__get__(None, P) is P.x, P.ro.__isabstractmethod__, property().fget)
class G:
    def __getattr__(s, n): return "getattr " + n
    x = property(lambda s: s.missing + 1 if 0 else s._nope.foo if False else (_ for _ in ()).throw(AttributeError("inner")))
print(G().y, G().x)
class GA:
    def __getattribute__(s, n):
        if n == "skip": raise AttributeError(n)
        return "ga " + n
    def __getattr__(s, n): return "fallback " + n
print(GA().a, GA().skip, GA().__class__, type(GA()).__name__)
class S:
    @staticmethod
    def s(a): return a
    @classmethod
    def c(cls, a): return cls.__name__, a
print(S.s(1), S().s(2), S.c(3), S().c(4), S.__dict__["s"](5), S.__dict__["c"].__func__(int, 1), S.s is S.s, S.c is S.c, S.c == S.c)
try: S.__dict__["c"](1)
except TypeError as e: print(e)
class Sub(S): pass
print(Sub.c(1), Sub().c.__self__, S.c.__self__)
class CP:
    @classmethod
    @property
    def cp(cls): return cls.__name__
print(CP.cp, CP().cp)
f = lambda self, x: (self, x)
b = f.__get__(5); print(b(6), b.__self__, f.__get__(None, int) is f, type(b))
try: f.__get__(None)
except TypeError as e: print(e)
print(len.__get__(1) if hasattr(len, "__get__") else "no get", str.upper.__get__("a")(), str.upper.__get__(None, str) is str.upper)
try: str.upper.__get__(1)
except TypeError as e: print(e)
try: str.upper(1)
except TypeError as e: print(e)
try: str.upper()
except TypeError as e: print(e)
print(int.real.__get__(5), int.__dict__["real"], type(int.__dict__["real"]), int.__dict__["from_bytes"], dict.__dict__["fromkeys"])
import functools
class CA:
    @functools.cached_property
    def v(s): print("compute"); return 1
o = CA(); print(o.v, o.v, o.__dict__); del o.v; print(o.v); o.v = 9; print(o.v)
class PM:
    @functools.partialmethod
    def nope(s): pass
    def base(s, a, b): return a, b
    half = functools.partialmethod(base, 1)
print(PM().half(2), PM.half(PM(), 3))
class WN:
    def __set_name__(s, o, n): raise ValueError("bad name")
try:
    class X: a = WN()
except BaseException as e: print(type(e).__name__, e, e.__cause__, getattr(e, "__notes__", None))
class Slot: __slots__ = ("a",)
print(Slot.__dict__["a"].__get__(None, Slot) is Slot.a)
