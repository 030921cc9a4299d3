# A StopIteration that leaves a generator becomes a RuntimeError.
def g():
    yield 1
    raise StopIteration("oops")
it = g()
next(it)
try:
    next(it)
except RuntimeError as error:
    print(error, repr(error.__cause__))
def h():
    yield next(iter([]))
try:
    list(h())
except RuntimeError as error:
    print(error)
try:
    list(next(iter([])) for _ in range(2))
except RuntimeError as error:
    print(error)
