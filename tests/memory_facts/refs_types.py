# How many references classes, functions, code, modules and their parts have.
import abc
import collections
import dataclasses
import enum
import functools
import sys
import types
from sys import getrefcount as count


def fact(name, value):
    print(name, value, sep=": ")


class Plain:
    pass


class Methods:
    def f(self):
        pass

    @staticmethod
    def s():
        pass

    @classmethod
    def c(cls):
        pass

    @property
    def p(self):
        return 1


class Slots:
    __slots__ = ("a", "b")


class NoSlots:
    __slots__ = ()


class Child(Plain):
    pass


class GrandChild(Child):
    pass


fact("class", count(Plain))
fact("class with methods", count(Methods))
fact("class with slots", count(Slots))
fact("class with empty slots", count(NoSlots))
fact("derived class", count(Child))
fact("derived from derived", count(GrandChild))
before = count(Plain)
item = Plain()
fact("an instance", count(Plain) - before)
items = [Plain() for _ in range(5)]
fact("five more", count(Plain) - before)
del items, item
fact("instances gone", count(Plain) - before)


class Another(Plain):
    pass


fact("a subclass", count(Plain) - before)
del Another
import gc
gc.collect()
fact("subclass collected", count(Plain) - before)
fact("class by type()", count(type("T", (), {})))
fact("class by type() of a base", count(type("T", (Plain,), {})))
fact("class in a function", (lambda: count(type("T", (), {"f": lambda self: 0})))())


class WithSuper:
    def f(self):
        return super()


class WithClassCell:
    def f(self):
        return __class__


fact("class with super()", count(WithSuper))
fact("class with __class__", count(WithClassCell))


class Meta(type):
    pass


class OfMeta(metaclass=Meta):
    pass


class Abstract(abc.ABC):
    @abc.abstractmethod
    def f(self):
        pass


fact("metaclass", count(Meta))
fact("class of a metaclass", count(OfMeta))
fact("abstract class", count(Abstract))


class Color(enum.Enum):
    RED = 1


@dataclasses.dataclass
class Data:
    x: int = 0


@dataclasses.dataclass(slots=True)
class SlotData:
    x: int = 0


Point = collections.namedtuple("Point", "x y")
gc.collect()
fact("dataclass", count(Data))
fact("namedtuple", count(Point))
fact("instance of a namedtuple", count(Point(1, 2)))
fact("mro tuple", count(Plain.__mro__))
fact("bases tuple", count(Child.__bases__))
fact("class dict proxy", count(Plain.__dict__))
fact("class name", count(Methods.__name__) - count(Methods.__qualname__))


def function():
    pass


def with_default(a=[]):
    pass


def with_inner():
    def inner():
        pass
    return inner


fact("function", count(function))
fact("lambda", count(lambda: 0))
fact("code of a function", count(function.__code__))
fact("code of a called function", (function(), count(function.__code__))[1])
fact("code of an inner function", count([c for c in with_inner.__code__.co_consts if hasattr(c, "co_code")][0]))
inner = with_inner()
fact("code of an inner function made", count(inner.__code__))
second = with_inner()
fact("code of two inner functions", count(inner.__code__))
fact("inner function", count(inner))
fact("defaults tuple", count(with_default.__defaults__))
fact("default list", count(with_default.__defaults__[0]))
fact("function dict", count(function.__dict__))
fact("function globals", count(function.__globals__) - count(globals()))
fact("method of a class", count(Methods.f))
fact("method of an instance", count(Methods().f))
fact("staticmethod", (count(Methods.s), count(Methods.__dict__["s"])))
fact("classmethod", (count(Methods.c), count(Methods.__dict__["c"])))
fact("property", (count(Methods.p), count(Methods.p.fget)))
fact("slot descriptors", (count(Slots.a), count(Slots.__dict__["b"])))
fact("constants of code", count(with_default.__code__.co_consts) > 1)
fact("varnames of code", (count(two.__code__.co_varnames) for two in [lambda a, b: 0]).__next__())


def counter():
    n = object()

    def inner():
        return n
    return inner


c = counter()
fact("closure tuple", count(c.__closure__))
fact("cell", count(c.__closure__[0]))
fact("cell contents", count(c.__closure__[0].cell_contents))
fact("two closures of one cell", count((lambda a: (lambda: a, lambda: a))(1)[0].__closure__[0]))
module = types.ModuleType("m")
fact("module", count(module))
fact("module dict", count(module.__dict__))
fact("__main__", count(sys.modules["__main__"]))
fact("wrapped function", (lambda f: count(functools.wraps(f)(lambda: 0)))(function))
fact("function after wraps", count(function))
w = functools.wraps(function)(lambda: 0)
fact("function while wrapped", count(function))
del w


def decorate(f):
    fact("function in a decorator", count(f))
    return f


@decorate
def decorated():
    pass


def decorate_class(c):
    fact("class in a decorator", count(c))
    return c


@decorate_class
class Decorated:
    pass


class InitSubclass:
    def __init_subclass__(cls):
        fact("class in __init_subclass__", count(cls))


class Initialised(InitSubclass):
    pass


class SetName:
    def __set_name__(self, owner, name):
        fact("__set_name__", (count(self), count(owner)))


class Named:
    attribute = SetName()


class New:
    def __new__(cls):
        self = super().__new__(cls)
        fact("self in __new__", count(self))
        return self

    def __init__(self):
        fact("self in __init__", count(self))

    def __del__(self):
        fact("self in __del__", count(self))


New()
n = New()
fact("instance afterwards", count(n))
del n


class Callable:
    def __init_subclass__(cls, **kw):
        fact("keywords of __init_subclass__", (count(kw), count(kw["a"])))


class UsesKeywords(Callable, a=object()):
    pass


fact("method twice", (lambda m: (count(m), count(m.f) == count(m.f)))(Methods()))
