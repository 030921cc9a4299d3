# What metaclasses may do, and what making and changing classes refuses.
class Meta(type):
    def __prepare__(name, bases, **kw):
        print("prepare", name, bases, kw); return Log(name)
    __prepare__ = classmethod(lambda cls, name, bases, **kw: (print("prepare", cls.__name__, name, [b.__name__ for b in bases], kw), Log(name))[1])
    def __new__(cls, name, bases, ns, **kw):
        print("new", name, kw, sorted(k for k in ns if not k.startswith("__")))
        return super().__new__(cls, name, bases, dict(ns))
    def __init__(cls, name, bases, ns, **kw):
        print("init", name, kw)
        super().__init__(name, bases, ns)
    def __call__(cls, *a, **k):
        print("call", cls.__name__, a, k)
        return super().__call__(*a, **k)
    def __instancecheck__(cls, x): return x == 5
    def __subclasscheck__(cls, x): return x is int
    def __getattr__(cls, n): return "meta:" + n
    def __len__(cls): return 7
    def __contains__(cls, x): return x == 3
    def __iter__(cls): return iter("abc")
    def __getitem__(cls, k): return ("item", k)
    def __or__(cls, o): return "or"
    def __dir__(cls): return ["zz"]
    def __repr__(cls): return f"<M {cls.__name__}>"
class Log(dict):
    def __init__(self, n): self.n = n
    def __setitem__(self, k, v):
        if not k.startswith("__"): print("set", k)
        dict.__setitem__(self, k, v)
    def __getitem__(self, k):
        if k == "magic": return 42
        return dict.__getitem__(self, k)
    def __delitem__(self, k): print("del", k); dict.__delitem__(self, k)
class A(metaclass=Meta, flag=1):
    x = magic
    y = x + 1
    del y
    def f(self): return __class__
    for i in range(2): pass
print(A.x, A.nothing, len(A), 3 in A, list(A), A[1:2], A | 3, dir(A), A, isinstance(5, A), issubclass(int, A), isinstance(A(), A))
class B(A, other=2): pass
print(type(B), B.mro(), B.__dict__.keys() - {"__doc__"})
try:
    class C(A, metaclass=type): pass
    print(type(C))
    class M2(type): pass
    class D(A, metaclass=M2): pass
except TypeError as e: print(e)
def fmeta(name, bases, ns, **kw): print(name, bases, sorted(ns), kw); return 5
class E(1, metaclass=fmeta, k=3):
    a = 1
print(E)
class MRO:
    def __mro_entries__(self, bases): print("entries", len(bases)); return (dict,)
class F(MRO()): pass
try:
    class G(MRO): pass
    class H(5): pass
except TypeError as e: print(e)
class P(type):
    @classmethod
    def __prepare__(cls, n, b): return 5
try:
    class Q(metaclass=P): pass
except TypeError as e: print(e)
try: type("X", (), {}, a=1)
except TypeError as e: print(e)
try: type("X", (int, str), {})
except TypeError as e: print(e)
try: type("X", (object, int), {})
except TypeError as e: print(e)
try: type("X\0", (), {})
except ValueError as e: print(e)
try: type(1, (), {})
except TypeError as e: print(e)
try: type("X", [], {})
except TypeError as e: print(e)
try: type("X", (bool,), {})
except TypeError as e: print(e)
try:
    class X(object, object): pass
except TypeError as e: print(e)
class X: pass
try: X.__bases__ = ()
except TypeError as e: print(e)
try: X.__bases__ = (int,)
except TypeError as e: print(e)
try: del X.__bases__
except TypeError as e: print(e)
try: X.__name__ = 5
except TypeError as e: print(e)
try: X.__qualname__ = 5
except TypeError as e: print(e)
try: X.__mro__ = 5
except AttributeError as e: print(e)
try: X.__class__ = int
except TypeError as e: print(e)
try: X().__class__ = int
except TypeError as e: print(e)
try: X().__class__ = 5
except TypeError as e: print(e)
try: del X().__class__
except TypeError as e: print(e)
try: int.x = 5
except TypeError as e: print(e)
try: del int.real
except TypeError as e: print(e)
try: X().__dict__ = 5
except TypeError as e: print(e)
class Bad(type):
    def mro(cls): return [cls, 5]
try:
    class Y(metaclass=Bad): pass
except TypeError as e: print(e)
