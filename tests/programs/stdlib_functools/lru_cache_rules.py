"""lru_cache: keys, bounds, counts, and functions that come back to their own cache."""
import copy
import gc
import pickle
import weakref
from functools import cache, lru_cache


@lru_cache(maxsize=3)
def square(x, *args, **kwargs):
    calls.append(x)
    return x * x


calls = []
for x in (1, 2, 3, 1, 4, 2, 5, 1, 1.0, True, 3):
    square(x)
print(calls, square.cache_info(), square.cache_parameters())
square.cache_clear()
print(square.cache_info(), square(2, 3), square(2, k=3), square(2, k=3), square.cache_info())


@lru_cache(maxsize=None, typed=True)
def kind(x, y=0):
    return type(x).__name__


print(kind(1), kind(1.0), kind(True), kind(1, y=2), kind(1, y=2.0), kind(1, 2), kind.cache_info())


@lru_cache(0)
def never(x):
    return x


print(never(1), never(1), never.cache_info(), lru_cache(-5)(never).cache_info())


@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), fib.cache_info(), type(fib), fib.__name__, fib.__wrapped__.__name__)


@lru_cache(2)
def again(n):
    if n > 0:
        again(n - 1)
    return n


print(again(6), again.cache_info(), again(6), again(5), again(0), again.cache_info())


@lru_cache(2)
def clears(n):
    if n == 3:
        clears.cache_clear()
    return n


print([clears(i) for i in (1, 2, 3, 4, 5)], clears.cache_info())


class Same:
    """Equal to what comes back to the cache while it is compared."""
    def __init__(self, tag, depth=0):
        self.tag, self.depth = tag, depth

    def __hash__(self):
        return 1

    def __eq__(self, other):
        if self.depth:
            self.depth -= 1
            f(Same("inner"))
        return self.tag == other.tag


@lru_cache(2)
def f(key):
    return key.tag


print(f(Same("a", 2)), f(Same("b", 2)), f(Same("c", 2)), f(Same("a")), f(Same("inner")), f.cache_info().maxsize, f.cache_info().currsize)


@lru_cache(2)
def same_key(n):
    if depth:
        depth.pop()
        same_key(n)
    return n


depth = [1, 2, 3]
print(same_key(1), same_key.cache_info())


class Thing:
    @lru_cache(maxsize=8)
    def method(self, x):
        return x, id(self) == id(self)

    @staticmethod
    @lru_cache
    def static(x):
        return x


t = Thing()
print(t.method(1), Thing.method(t, 1), Thing.method.cache_info(), Thing.static(4), t.static(4), Thing.static.cache_info())
print(copy.copy(fib) is fib, copy.deepcopy(fib) is fib, pickle.loads(pickle.dumps(fib)) is fib)


@lru_cache(4)
def raises(x):
    raise ValueError(x)


for _ in range(2):
    try:
        raises(1)
    except ValueError as error:
        print("ValueError", error, raises.cache_info())
try:
    square([])
except TypeError as error:
    print(error)


class Result:
    pass


@lru_cache(1)
def make(x):
    return Result()


first = weakref.ref(make(1))
print(first() is not None)
make(2)
print(first())
last = weakref.ref(make(2))
make.extra = make
del make
gc.collect()
print(last())
try:
    def deep(n):
        return deep_cached(n - 1) if n else 0
    deep_cached = lru_cache(None)(deep)
    print(deep_cached(200))
    deep_cached(100000)
except RecursionError as error:
    print("RecursionError")
