# Which object answers an attribute, how often is it asked, and what is remembered?
import sys, weakref, gc
rc = sys.getrefcount
log = []
def done():
    out = log[:]; log.clear(); return out
class Desc:
    def __init__(self, n): self.n = n
    def __set_name__(self, o, n): log.append(("name", o.__name__, n))
    def __get__(self, o, t=None): log.append(("get", self.n, type(o).__name__, t and t.__name__)); return self.n
class Data(Desc):
    def __set__(self, o, v): log.append(("set", self.n, v))
    def __delete__(self, o): log.append(("delete", self.n))
class A:
    plain = 1; non = Desc("non"); data = Data("data")
    def m(self): return "m"
    def __getattr__(self, n): log.append(("getattr", n)); return n.upper()
print(done()); a = A(); vars(a).update(plain=2, non="inst", data="inst", m="inst m"); print(a.plain, a.non, a.data, a.m, done()); print(A.plain, A.non, A.data, done()); a.data = 5; a.non = 6; del a.data; print(done(), vars(a)); del a.non, a.plain, a.m; print(a.non, a.plain, a.m(), done()); print(a.missing, done(), hasattr(a, "q"), getattr(a, "q", 5), done()); print(a.__class__, a.__dict__, done())
class B:
    def __getattribute__(self, n):
        log.append(("attribute", n))
        if n == "bad": raise AttributeError("no bad")
        return super().__getattribute__(n)
    def __getattr__(self, n): log.append(("fallback", n)); raise AttributeError(f"never {n}")
    x = 1
b = B(); print(b.x, done())
for n in ("bad", "none"):
    try: getattr(b, n)
    except AttributeError as e: print(e, e.name, e.obj is b, done())
print(getattr(b, "bad", "default"), hasattr(b, "none"), done()); b.y = 1; del b.y; print(done(), len(vars(b)), done()); repr(b); str(b) and None; b == b; hash(b); print(done())
class M(type):
    def __getattr__(cls, n): log.append(("meta", n)); return f"meta {n}"
    mm = Data("mm"); both = "from meta"
class C(metaclass=M): both = "from class"; mm = "class mm"
print(C.q, C.mm, C.both, done()); C.mm = 7; print(done())
try: C().q
except AttributeError as e: print(e, done())
class P:
    @property
    def p(self): raise AttributeError("inside p")
    def __getattr__(self, n): return f"fallback {n}"
print(P().p)
class Q:
    @property
    def p(self): return self.nope
try: Q().p
except AttributeError as e: print(e)
try: Q().p = 1
except AttributeError as e: print(e)
try: del Q().p
except AttributeError as e: print(e)
class Base:
    def who(self): return "base"
    @classmethod
    def c(cls): return cls.__name__
    @staticmethod
    def s(): return "s"
class Derived(Base):
    def who(self): return "derived>" + super().who()
d = Derived(); print(d.who(), Derived.c(), d.c(), Derived.s(), d.s(), super(Derived, d).who(), super(Derived, Derived).c(), Base.who(d)); Base.who = lambda self: "patched"; print(d.who()); Derived.who = Base.who; print(d.who()); del Derived.who, Base.who
try: d.who()
except AttributeError as e: print(e)
m = d.c; print(m.__self__.__name__, rc(d), d.c == d.c, d.c is d.c, Derived.__dict__.get("c"), type(vars(Base)["c"]).__name__, vars(Base)["s"].__func__())
d.__class__ = Base; print(type(d).__name__, d.c()); setattr(d, "with space", 1); print(getattr(d, "with space"), vars(d))
for bad in (lambda: getattr(d, 5), lambda: setattr(d, 5, 1), lambda: delattr(d, "gone"), lambda: setattr(1, "x", 1), lambda: setattr(int, "x", 1), lambda: delattr(int, "real"), lambda: setattr([], "x", 1), lambda: setattr(len, "x", 1), lambda: setattr(object(), "x", 1), lambda: None.x, lambda: (5).x, lambda: "s".x, lambda: setattr(d, "__dict__", 1), lambda: setattr(d, "__class__", 1), lambda: Base.nope, lambda: d.nope, lambda: sys.nope, lambda: super().x, lambda: super(Base, 5).x, lambda: getattr(), lambda: vars(5), lambda: delattr(d, "__class__"), lambda: setattr(Base, "__bases__", ()), lambda: setattr(Base, "__name__", 5), lambda: setattr(Base, "__name__", "a\0b"), lambda: (lambda: 0).x, lambda: type.__getattribute__(d, "x"), lambda: object.__getattribute__(5), lambda: Base.c.x, lambda: d.c.__func__.x):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
class Cnt:
    n = 0
    def __getattr__(self, k): type(self).n += 1; raise AttributeError(k)
c = Cnt(); [hasattr(c, "x") for _ in range(5)]; getattr(c, "x", None); iter([c]); bool(c); str(c); isinstance(c, int); copy = __import__("copy").copy(c); print(Cnt.n > 5, Cnt.__dict__["n"] == Cnt.n)
class S:
    def __len__(self): return 5
s = S(); s.__len__ = lambda: 9; print(len(s), s.__len__()); S.__len__ = lambda self: 7; print(len(s)); del S.__len__
try: len(s)
except TypeError as e: print(e)
class Slotted: __slots__ = ("v",)
x = Slotted(); o = object(); x.v = o; print(rc(o)); x.v = x.v; print(rc(o)); del x.v; print(rc(o)); y = A(); y.k = o; print(rc(o), rc(y.k)); y.k = y.k; print(rc(o)); y.__dict__.clear(); print(rc(o)); A.k = o; print(rc(o), rc(y.k), done()); del A.k; print(rc(o)); r = weakref.ref(A); del A, a, y; gc.collect(); print(r())
class Cache:
    @property
    def heavy(self):
        self.__dict__["heavy"] = log.append("computed") or [1]; return self.__dict__["heavy"]
class Lazy:
    def __init__(self, f): self.f = f
    def __get__(self, o, t): v = o.__dict__[self.f.__name__] = self.f(o); return v
class L2:
    @Lazy
    def heavy(self): log.append("computed"); return [1]
print(Cache().heavy, done()); z = Cache(); z.heavy; z.heavy; print(done()); z = L2(); z.heavy; z.heavy; print(done(), z.heavy is z.heavy, vars(z))
import types
mod = types.ModuleType("mod"); mod.__getattr__ = lambda n: f"module {n}"; print(mod.anything, hasattr(mod, "q")); del mod.__getattr__
try: mod.anything
except AttributeError as e: print(e)
