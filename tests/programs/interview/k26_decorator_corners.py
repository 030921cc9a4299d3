# What do decorators, caches and partials keep and show?
import re
import sys


class WithoutAddresses:
    def write(self, text):
        sys.__stdout__.write(re.sub("0x[0-9a-f]{4,}", "0x...", text))

    def flush(self):
        sys.__stdout__.flush()


sys.stdout = WithoutAddresses()
import functools, inspect
def deco(f):
    @functools.wraps(f)
    def w(*a, **k): print("before", f.__name__); return f(*a, **k)
    return w
@deco
def hello(a: int, b=2) -> str:
    "doc"
    return a, b
print(hello(1), hello.__name__, hello.__doc__, hello.__wrapped__, hello.__annotations__, inspect.signature(hello), hello.__module__, hello.__qualname__)
def d1(f): print("d1", f.__name__); return f
def d2(f): print("d2", f.__name__); return f
@d1
@d2
def g(): pass
@(lambda f: 5)
def five(): pass
print(five)
x = [deco]
@x[0]
def h(): return "h"
print(h())
@print
def printed(): pass
print(printed)
class Count:
    def __init__(s, f): functools.update_wrapper(s, f); s.n = 0; s.f = f
    def __call__(s, *a): s.n += 1; return s.f(*a)
    def __get__(s, o, t): return functools.partial(s, o) if o else s
@Count
def c(): return 1
c(); c(); print(c.n, c.__name__)
class K:
    @Count
    def m(self): return self.__class__.__name__
    @staticmethod
    @deco
    def s(a): return a
    @classmethod
    @deco
    def k(cls): return cls
print(K().m(), K.m.n, K.s(3), K.k(), K().s(4))
@functools.lru_cache(maxsize=2)
def f(a, *, b=1): print("compute", a, b); return a
f(1); f(1); f(2); f(3); f(1); print(f.cache_info(), f.cache_parameters()); f.cache_clear(); print(f.cache_info())
f(1.0); f(1); f(True); f(a=1) if 0 else None; print(f.cache_info())
@functools.lru_cache(typed=True)
def t(a): return type(a)
print(t(1), t(1.0), t(True), t.cache_info())
try: f([])
except TypeError as e: print(e)
try: functools.lru_cache("a")
except TypeError as e: print(e)
@functools.cache
def fibo(n): return n if n < 2 else fibo(n - 1) + fibo(n - 2)
print(fibo(80), fibo.cache_info())
def repeat(n):
    def dec(f):
        @functools.wraps(f)
        def w(*a): return [f(*a) for _ in range(n)]
        return w
    return dec
@repeat(3)
def r(v): return v
print(r(1), r.__name__, r.__closure__[0].cell_contents.__name__, [c.cell_contents for c in repeat(2).__closure__])
@functools.singledispatch
def sd(a): return "default"
@sd.register
def _(a: int): return "int"
@sd.register(list)
def _(a): return "list"
@sd.register(float | str) if 0 else sd.register(float)
def _(a): return "float"
print(sd(1), sd([]), sd("s"), sd(True), sd(1.5), sd.dispatch(bool).__name__, sorted(k.__name__ for k in sd.registry))
try: sd()
except TypeError as e: print(e)
@functools.total_ordering
class O:
    def __init__(s, v): s.v = v
    def __eq__(s, o): return s.v == o.v
    def __lt__(s, o): return s.v < o.v
print(O(1) <= O(1), O(2) > O(1), O(1) >= O(2), O.__gt__.__name__, O.__hash__)
try:
    @functools.total_ordering
    class Bad: pass
except ValueError as e: print(e)
p = functools.partial(int, base=2); print(p("101"), p, p.func, p.args, p.keywords, functools.partial(p, "11")(), repr(functools.partial(print, 1, a=2)))
print(functools.reduce(lambda a, b: a + b, [], 5), functools.cmp_to_key(lambda a, b: b - a)(1) < functools.cmp_to_key(lambda a, b: b - a)(2))
try: functools.reduce(lambda a, b: a, [])
except TypeError as e: print(e)
def classdeco(cls): cls.added = 1; return cls
@classdeco
class CD: pass
print(CD.added, CD.__name__)
class D:
    def __init__(self, fn): self.fn = fn
    def __set_name__(self, o, n): print("named", n)
    def __get__(self, o, t=None): return self.fn(o)
class E:
    @D
    def attr(self): return "computed"
print(E().attr)
def stack(*ds):
    def w(f):
        for d in reversed(ds): f = d(f)
        return f
    return w
@stack(d1, d2)
def st(): pass
print(functools.WRAPPER_ASSIGNMENTS, functools.WRAPPER_UPDATES, inspect.unwrap(hello).__name__, inspect.signature(p) if 0 else "")
def gen_deco(f):
    @functools.wraps(f)
    def w(*a):
        g = f(*a); next(g); return g
    return w
@gen_deco
def co():
    while True: v = yield; print("v", v)
k = co(); k.send(1); k.send(2)
print(inspect.signature(lambda a, /, b=1, *c, d, e=2, **f: 0), inspect.signature(K.k), inspect.signature(K().m) if 0 else "", inspect.getfullargspec(hello))
