# What does a metaclass see and decide?
import re
import sys


class WithoutAddresses:
    def write(self, text):
        sys.__stdout__.write(re.sub("0x[0-9a-f]{4,}", "0x...", text))

    def flush(self):
        sys.__stdout__.flush()


sys.stdout = WithoutAddresses()
class M(type):
    def __new__(m, n, b, d, **k): print("new", n, sorted(k)); return super().__new__(m, n, b, d)
    def __init__(c, n, b, d, **k): print("init", n); super().__init__(n, b, d)
    def __call__(c, *a, **k): print("call", c.__name__, a); return super().__call__(*a, **k)
    @classmethod
    def __prepare__(m, n, b, **k): print("prepare", n, k); return {"injected": 1}
    def __instancecheck__(c, o): print("instancecheck"); return o == 5
    def __subclasscheck__(c, s): print("subclasscheck"); return s is int
    def __getattr__(c, n): return "meta " + n
    def __len__(c): return 42
    def __iter__(c): return iter("xyz")
    def __contains__(c, x): return x == 1
    def __getitem__(c, i): return ("item", i)
    def __repr__(c): return f"<M {c.__name__}>"
    def __add__(c, o): return ("add", o)
    def __bool__(c): return False
    def __dir__(c): return ["z", "a"]
class C(metaclass=M, x=1):
    def __init__(s, *a): print("C init", a)
print(C, C.injected, C.missing, len(C), list(C), 1 in C, C[5], C + 1, bool(C), dir(C))
c = C(1, 2)
try: c.missing
except AttributeError as e: print(e)
print(isinstance(5, C), isinstance(c, C), issubclass(int, C), issubclass(str, C))
class D(C): pass
print(type(D), D())
class N(type): pass
try:
    class E(C, metaclass=N): pass
except TypeError as e: print(e)
class MN(M, N): pass
class E2(C, metaclass=MN): pass
print(type(E2))
def fm(n, b, d): print("fm", n, b, list(d)); return 5
class F(metaclass=fm): q = 1
print(F)
class P: 
    def __prepare__(n, b): return []
try:
    class G(metaclass=P): pass
except TypeError as e: print(e)
class PM(type):
    @classmethod
    def __prepare__(m, n, b): return []
try:
    class G(metaclass=PM): pass
except TypeError as e: print(e)
class Log(dict):
    def __setitem__(s, k, v):
        if not k.startswith("__"): print("set", k)
        super().__setitem__(k, v)
    def __missing__(s, k): 
        if k.startswith("auto"): return k
        raise KeyError(k)
class LM(type):
    @classmethod
    def __prepare__(m, n, b): return Log()
class H(metaclass=LM):
    a = 1
    def f(s): pass
    b = auto_thing
print(H.b, type(H.__dict__))
print(type("T", (), {"x": 1}).x, type("T", (object,), {}).__mro__, type(5), type(type(5)), type(type))
for bad in ("type()", "type(1, 2)", "type('a', 1, {})", "type('a', (), 1)", "type(1, (), {})", "type('a', (1,), {})", "type('a\\0', (), {})", "type('a', (), {}, x=1)", "type.__new__(int, 'a', (), {})", "type.__new__(1)", "object(1)", "object.__new__(int)", "int.__new__(str)", "int.__new__(1)", "object.__new__()"):
    try: print(eval(bad))
    except (TypeError, ValueError) as e: print(bad, "->", e)
class NoInit:
    def __new__(cls, *a): return super().__new__(cls)
print(type(NoInit(1, 2)).__name__)
class NoNew:
    def __init__(s, a): pass
try: NoNew()
except TypeError as e: print(e)
try: type("X", (), {})(1)
except TypeError as e: print(e)
class Ret:
    def __new__(cls): return 5
    def __init__(s): print("never")
print(Ret())
class BadInit:
    def __init__(s): return 5
try: BadInit()
except TypeError as e: print(e)
print(C.__class__, C.__name__, C.__qualname__, C.__module__, C.__dict__["__module__"])
C2 = type("C2", (), {}); C2.__name__ = "Renamed"; print(C2, C2.__qualname__)
for v in (1, "a\0b"):
    try: C2.__name__ = v
    except (TypeError, ValueError) as e: print(e)
try: int.__name__ = "x"
except TypeError as e: print(e)
try: int.x = 1
except TypeError as e: print(e)
try: del C2.__name__
except TypeError as e: print(e)
try: C2.__class__ = int
except TypeError as e: print(e)
class Sing(type):
    _i = {}
    def __call__(c, *a):
        if c not in c._i: c._i[c] = super().__call__(*a)
        return c._i[c]
class S1(metaclass=Sing): pass
class S2(S1): pass
print(S1() is S1(), S2() is S1(), S2() is S2())
import abc
class A(abc.ABC):
    @abc.abstractmethod
    def f(s): ...
    @property
    @abc.abstractmethod
    def p(s): ...
try: A()
except TypeError as e: print(e)
class B(A):
    def f(s): ...
try: B()
except TypeError as e: print(e)
A.register(int); print(isinstance(5, A), issubclass(int, A), A.__abstractmethods__ == {"f", "p"})
B.__abstractmethods__ = frozenset(); print(type(B()).__name__)
