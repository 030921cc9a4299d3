# MRO, super, name mangling, attribute lookup along bases.
class A:
    def f(self): return ["A"]
    x = "A"
class B(A):
    def f(self): return ["B"] + super().f()
class C(A):
    def f(self): return ["C"] + super().f()
    x = "C"
class D(B, C):
    def f(self): return ["D"] + super().f()
print(D().f(), [c.__name__ for c in D.__mro__], D.x, B.x, super(B, D()).x, super(D, D()).f())
try: class_ = type("X", (A, B), {})
except TypeError as e: print(e)
class M:
    def __init__(self): self.__p = 1
    def get(self): return self.__p
class N(M):
    def __init__(self): super().__init__(); self.__p = 2
n = N(); print(n.get(), n.__dict__, hasattr(n, "__p"))
class P:
    count = 0
    items = []
    def __init__(self): self.count += 1; self.items.append(1)
P(); p = P(); print(P.count, p.count, P.items is p.items, P.items)
class Q:
    def __getattr__(self, n): return "getattr:" + n
    def __getattribute__(self, n):
        if n == "bad": raise AttributeError(n)
        return super().__getattribute__(n)
q = Q(); q.real = 1; print(q.real, q.missing, q.bad)
class R:
    def __setattr__(self, n, v): super().__setattr__(n, ("set", v))
    def __delattr__(self, n): print("deleting", n); super().__delattr__(n)
r = R(); r.a = 1; print(r.a); del r.a
print(isinstance(True, int), issubclass(bool, int), isinstance(1, (str, int)), isinstance(D(), A), type(D()) is A, issubclass(D, (C, str)))
class Any(type):
    def __instancecheck__(cls, o): return o == "yes"
    def __subclasscheck__(cls, c): return c is int
class Y(metaclass=Any): pass
print(isinstance("yes", Y), isinstance(Y(), Y), issubclass(int, Y), issubclass(str, Y), isinstance(object.__new__(Y), Y))
import abc
class Abs(abc.ABC):
    @abc.abstractmethod
    def f(self): ...
    @property
    @abc.abstractmethod
    def g(self): ...
for c in (Abs, type("Half", (Abs,), {"f": lambda s: 1})):
    try: c()
    except TypeError as e: print(e)
Abs.register(list); print(isinstance([], Abs), issubclass(list, Abs), Abs in list.__mro__)
class New:
    def __new__(cls, *a): print("new", cls.__name__, a); return super().__new__(cls) if a else "not an instance"
    def __init__(self, *a): print("init", a)
print(New(), type(New(1)).__name__)
class T(tuple):
    def __new__(cls, *a): return super().__new__(cls, a)
print(T(1, 2), T(1, 2) == (1, 2), type(T(1)[:]).__name__, type(T(1) + (2,)).__name__)
class Meth:
    def m(): return "no self"
    def k(self): return self
print(Meth.m(), Meth.k(5))
try: Meth().m()
except TypeError as e: print(e)
try: Meth.k()
except TypeError as e: print(e)
o = Meth(); o.m = lambda: "instance function"; print(o.m(), "m" in Meth.__dict__, Meth().__class__ is Meth)
o.__class__ = A; print(o.x, o.f())
