# What throw() puts into a generator: contexts, frames in between, exceptions that cannot be made.
import sys


def failing():
    try:
        raise KeyError("a")
    except Exception:
        yield


def inside():
    try:
        raise KeyError("a")
    except Exception:
        try:
            yield
        except Exception as e:
            yield repr(e.__context__)


def delegating():
    try:
        raise KeyError("b")
    except Exception:
        yield from plain()


def plain():
    yield 1
    yield 2


for maker in (failing, delegating):
    g = maker()
    next(g)
    try:
        g.throw(ValueError)
    except ValueError as e:
        print(maker.__name__, repr(e.__context__))
g = inside()
next(g)
print(g.throw(ValueError("v")))


def names():
    frame, found = sys._getframe(1), []
    while frame:
        found.append(frame.f_code.co_name)
        frame = frame.f_back
    return found


def leaf():
    try:
        yield
    except RuntimeError:
        print(names())
    yield names()


def link(inner, depth):
    yield from (link(inner, depth - 1) if depth else inner)


g = link(leaf(), 3)
next(g)
print(g.throw(RuntimeError), g.gi_running)


class Odd(Exception):
    def __new__(cls, *args, **kwargs):
        return cls


class Refusing(Exception):
    def __init__(self):
        raise LookupError("no")


for bad in (Odd, Refusing):
    g = plain()
    next(g)
    try:
        g.throw(bad)
    except Exception as e:
        print(type(e).__name__, e)
    print(list(g))


def catches():
    try:
        yield 1
    except LookupError as e:
        yield "inside: %s" % e


g = catches()
next(g)
print(g.throw(Refusing))
