# Decorators with state.
import functools
def retry(times):
    def decorate(f):
        @functools.wraps(f)
        def wrapper(*args, **kwargs):
            for attempt in range(1, times + 1):
                try:
                    return f(*args, **kwargs)
                except ValueError as error:
                    print(f"attempt {attempt} of {f.__name__}: {error}")
            raise RuntimeError("gave up")
        return wrapper
    return decorate
def memoize(f):
    cache = {}
    def wrapper(n):
        if n not in cache:
            cache[n] = f(n)
        return cache[n]
    wrapper.cache = cache
    return wrapper
calls = 0
@retry(3)
def flaky(x):
    global calls
    calls += 1
    if calls < 3: raise ValueError(f"call {calls}")
    return x
@memoize
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(flaky("ok"), flaky.__name__, fib(60), len(fib.cache))
calls = -10
try:
    flaky(1)
except RuntimeError as e:
    print(e)
