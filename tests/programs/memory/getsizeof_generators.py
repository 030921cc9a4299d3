# A generator is as large as its variables and its stack; so are frames. co_stacksize says how deep the stack gets.
import sys


def empty():
    yield


def squares(n):
    for i in range(n):
        yield i * i


def captured(a, b=2):
    c = a

    def inner():
        return a, c

    yield [a, b, c, inner]


async def coroutine(x):
    async with x as y:
        await y


async def async_generator(items):
    async for item in items:
        yield item


for function in empty, squares, captured, coroutine, async_generator:
    code = function.__code__
    made = function(*range(code.co_argcount))
    print(function.__name__, code.co_nlocals, code.co_stacksize, sys.getsizeof(made), made.__sizeof__())
    if hasattr(made, "close"):
        made.close()

print(sys.getsizeof(i for i in range(3)), sys.getsizeof(a + b for a in [1] for b in [2]))


def frame(a, b):
    return sys._getframe()


print(sys.getsizeof(frame(1, 2)), sys.getsizeof((lambda: sys._getframe())()))


def patterns(x):
    match x:
        case [a, [b, *c], {"k": d, **rest}] if a:
            return a, b, c, d, rest
        case {"x": 1 | 2 as e} | [e]:
            return e


def handlers(f, g):
    for x in f:
        try:
            with g() as y:
                return x, y
        except (TypeError, ValueError) as error:
            print(f"{error}: {x!r:>{y}}", *f, sep="", **g)
        finally:
            g(1, 2, k=3)


def displays(f):
    return [1, 2, 3], {f: 1, **f}, {"a": f, "b": f(f)}, f(1)[f:2:f], 1 < f(2) < 3, [i for i in f if i is None]


def unreachable(f):
    while True:
        pass
    return f(1, 2, 3, 4, 5, 6)


for function in patterns, handlers, displays, unreachable:
    print(function.__name__, function.__code__.co_stacksize)
