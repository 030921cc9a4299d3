# lru_cache: hits, misses, eviction, typed keys, clearing.
import functools
@functools.lru_cache(maxsize=2)
def square(n):
    print("computing", n)
    return n * n
print(square(2), square(3), square(2), square(4), square(3), square.cache_info())
square.cache_clear()
print(square.cache_info(), square.__wrapped__(5), square.cache_parameters())
@functools.cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), fib.cache_info())
@functools.lru_cache
def plain(x): return x
plain(1), plain(1.0), plain(True), plain(x=1)
print(plain.cache_info())
@functools.lru_cache(typed=True)
def typed(x): return type(x).__name__
print(typed(1), typed(1.0), typed.cache_info().misses)
try:
    plain([])
except TypeError as error:
    print(error)
class A:
    @functools.cached_property
    def slow(self):
        print("once")
        return 42
a = A()
print(a.slow, a.slow, a.__dict__)
