# What does lru_cache on a method keep alive?
import functools
class A:
    @functools.lru_cache(maxsize=None)
    def f(self): return 1
    def __del__(self): print("freed")
a = A()
a.f()
del a
print("still cached")
A.f.cache_clear()
print("end")
