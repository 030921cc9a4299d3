# Exceptions being handled are private to a generator's frame.
import sys
def g():
    try:
        raise ValueError("inside")
    except ValueError:
        yield sys.exc_info()[1]
    yield sys.exc_info()[1]
it = g()
print(repr(next(it)), sys.exc_info()[1])
try:
    raise KeyError("outside")
except KeyError:
    print(repr(next(it)), repr(sys.exc_info()[1]))
