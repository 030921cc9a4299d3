# sys.exc_info and sys.exception-like state while handling.
import sys
print(sys.exc_info())
try:
    raise ValueError("a")
except ValueError:
    print(sys.exc_info()[0].__name__, sys.exc_info()[1], sys.exc_info()[2] is not None, sys.exception())
    try:
        raise KeyError("b")
    except KeyError:
        print(repr(sys.exc_info()[1]))
    print(repr(sys.exc_info()[1]))
print(sys.exc_info())
def f():
    return sys.exc_info()[1]
try:
    1 / 0
except ZeroDivisionError:
    print(repr(f()))
