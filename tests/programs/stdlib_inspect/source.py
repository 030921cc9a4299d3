# Source of functions, classes, lambdas and decorated things; comments and docs.
# Failing allocations: linecache answers that a file has no lines where memory is short, as in CPython
import functools
import inspect


# A comment
# of two lines.
@functools.lru_cache
def decorated(x,
              y=")"):
    """Doc of
       decorated.
    """
    def inner():
        return "# no comment"  # one

    # within
    return inner

# behind


class Outer:
    "Doc."

    class Inner:
        value = 1

    async def method(self):
        pass


one = lambda x: x + 1
print(inspect.getsource(decorated))
print(inspect.getsource(Outer.Inner), inspect.getsourcelines(Outer)[1], len(inspect.getsourcelines(Outer)[0]))
print(inspect.getsource(Outer.method), inspect.getsource(one), inspect.getsource(decorated(1)))
print(repr(inspect.getcomments(decorated)), repr(inspect.getdoc(decorated)), inspect.getdoc(Outer()), inspect.getmodule(Outer).__name__)
for bad in (len, 5, type("Made", (), {"__module__": "nowhere"})):
    try:
        inspect.getsource(bad)
    except (TypeError, OSError) as error:
        print(type(error).__name__, error)
