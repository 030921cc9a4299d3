# A cache on a method keeps every instance.
import functools, gc, weakref, sys
class Service:
    @functools.lru_cache(maxsize=None)
    def compute(self, x): return x * 2
s = Service(); r = weakref.ref(s)
print(s.compute(2), s.compute(2), Service.compute.cache_info())
del s; gc.collect()
print(r() is not None)
Service.compute.cache_clear()
print(r(), Service.compute.cache_info())
class Better:
    def __init__(self): self.compute = functools.lru_cache(maxsize=2)(self._compute)
    def _compute(self, x): return [x]
b = Better(); r = weakref.ref(b)
print(b.compute(1) is b.compute(1), b.compute(2), b.compute(3), b.compute(1), b.compute.cache_info())
del b
print(r() is not None, gc.collect() > 0, r())
class Cached:
    @functools.cached_property
    def value(self): print("computing"); return [1]
c = Cached()
print(c.value is c.value, c.__dict__, "value" in vars(c))
del c.value; c.value
@functools.lru_cache(maxsize=2)
def f(x): return object()
a = f(1); f(2); f(3)
print(f(1) is a, f.cache_info(), f.cache_parameters())
@functools.lru_cache(typed=True)
def t(x): return type(x).__name__
print(t(1), t(1.0), t(True), t.cache_info().currsize)
@functools.lru_cache
def u(x): return x
print(u(1), u(1.0), u(True), u.cache_info())
try: u([])
except TypeError as e: print(e)
@functools.cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), fib.cache_info())
@functools.cache
def fails(x): raise ValueError(x)
for _ in range(2):
    try: fails(1)
    except ValueError: pass
print(fails.cache_info())
big = [0] * 10
@functools.lru_cache(maxsize=1)
def hold(t): return None
key = (1, "k"); before = sys.getrefcount(key)
hold(key); print(sys.getrefcount(key) - before)
hold((2,)); print(sys.getrefcount(key) - before)
print(f.__wrapped__, f.__name__) if False else print(f.__name__, f.__wrapped__.__name__, t.__wrapped__(1))
k = functools.lru_cache(lambda *a, **k: (a, sorted(k)))
print(k(1, a=2), k(1, a=2) is k(1, a=2), k(a=2, b=1) is k(b=1, a=2))
