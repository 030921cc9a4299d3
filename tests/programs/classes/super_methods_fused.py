# super().method(...): every way that the method may be found, and changes while it is cached.
import sys


class Base:
    def who(self, *args):
        return ("Base", type(self).__name__, args)

    @classmethod
    def make(cls):
        return "Base.make of " + cls.__name__

    @staticmethod
    def plain(x):
        return ("plain", x)

    @property
    def prop(self):
        return lambda: "prop"


class Middle(Base):
    def who(self, *args):
        return ("Middle",) + super().who(*args)

    @classmethod
    def make(cls):
        return "Middle > " + super().make()

    def plain(self, x):
        return super().plain(x)

    def call_prop(self):
        return super().prop()


class Other(Base):
    def who(self, *args):
        return ("Other",) + super().who(*args)


class Diamond(Middle, Other):
    def who(self, *args):
        return ("Diamond",) + super().who(*args)


for _ in range(3):
    for cls in (Middle, Other, Diamond, Base):
        print(cls().who(1))
print(Diamond.make(), Diamond().plain(3), Diamond().call_prop())


def patched(self, *args):
    return ("patched", args)


middle = Middle()
print(middle.who())
Base.who = patched
print(middle.who())
Middle.__bases__ = (Other,)
print(middle.who(), Diamond.__mro__[1].__name__)
del Base.who
try:
    middle.who()
except AttributeError as e:
    print(e)


class List(list):
    def append(self, item):
        super().append(item)
        super().append(item)

    def __init__(self, *args):
        super().__init__(*args)

    def __len__(self):
        return super().__len__() * 10

    def pop(self, *args):
        return super().pop(*args)


x = List([1])
for i in range(3):
    x.append(i)
print(x, len(x), x.pop(), x.pop(0))
try:
    x.pop(1, 2)
except TypeError as e:
    print(e)


class Dict(dict):
    def __setitem__(self, key, value):
        super().__setitem__(key, value)

    def __missing__(self, key):
        return super().get(key, "default")

    def get(self, key, fallback=None):
        return super().get(key, fallback)


d = Dict()
for i in range(3):
    d[i] = i
print(d, d[9], d.get(1), d.get(7, 8))


# A factory: the same code with another __class__.
def factory(base):
    class Made(base):
        def who(self):
            return "made of %s > %s" % (base.__name__, super().who())

    return Made


class A:
    def who(self):
        return "A"


class B:
    def who(self):
        return "B"


MA, MB = factory(A), factory(B)


class Both(MA, MB):
    pass


for _ in range(2):
    print(MA().who(), MB().who(), factory(Both)().who() if False else "")
    print(Both().who())


# The first argument rebound, in a cell, or deleted.
class Rebound(A):
    def who(self):
        self = Other2()
        try:
            return super().who()
        except TypeError as e:
            return str(e)

    def in_cell(self):
        def inner():
            return self

        return super().who(), inner() is self

    def gone(self):
        del self
        try:
            super().who()
        except RuntimeError as e:
            return str(e)


class Other2:
    pass


r = Rebound()
for _ in range(2):
    print(r.who(), r.in_cell(), r.gone())


# Counts while the method runs.
class Counted:
    def counts(self, argument):
        return sys.getrefcount(self), sys.getrefcount(argument)


class Counter(Counted):
    def counts(self, argument):
        return super().counts(argument)


for _ in range(3):
    print(Counter().counts(object()))


# An instance attribute does not hide it; __getattribute__ is not asked.
class Hidden(A):
    def __getattribute__(self, name):
        print("asked for", name)
        return object.__getattribute__(self, name)

    def who(self):
        return super().who()


h = Hidden()
h.__dict__["who"] = lambda: "hidden"
print(Hidden.who(h), Hidden.who(h))


# super shadowed.
class Shadow(A):
    def who(self):
        return super().who()


s = Shadow()
print(s.who())


def super():
    return B()


print(s.who())
del super
print(s.who())


class Failing(A):
    def absent(self):
        return super().absent(1)


for _ in range(2):
    try:
        Failing().absent()
    except AttributeError as e:
        print(e, e.name, type(e.obj).__name__)
