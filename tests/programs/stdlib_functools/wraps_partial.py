# wraps(), partial(), partialmethod(), reduce(), cmp_to_key(), lru_cache().
from functools import cmp_to_key, lru_cache, partial, partialmethod, reduce, wraps


def decorator(f):
    @wraps(f)
    def wrapper(*args):
        "wrapper doc"
        return f(*args)
    return wrapper


@decorator
def f(x: int) -> str:
    "f doc"


print(f.__name__, f.__doc__, f.__annotations__, f.__wrapped__.__name__, f.__qualname__)


class Cell:
    def set(self, value, *, flag=False):
        return value, flag
    on = partialmethod(set, 1, flag=True)


print(Cell().on(), str(Cell.__dict__["on"]).startswith("functools.partialmethod(<function Cell.set at"))
print(partial(int, base=2)("101"), reduce(lambda a, b: a * b, range(1, 6)), sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)))


@lru_cache(maxsize=2)
def square(x):
    return x * x


[square(x) for x in (1, 2, 1, 3, 2)]
print(square.cache_info(), square.cache_parameters())
try:
    lru_cache(maxsize="a")
except TypeError as error:
    print(error)
