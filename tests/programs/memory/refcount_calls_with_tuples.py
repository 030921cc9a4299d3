# A call of an instance, of a class or of a slot's wrapper owns the arguments once more: they stand in a tuple.
from sys import getrefcount as count


class Callable:
    def __call__(self, a, *, k=None):
        return count(self), count(a)


class New:
    def __new__(cls, a):
        print("new", count(a))
        return super().__new__(cls)

    def __init__(self, a):
        print("init", count(a))


class Meta(type):
    def __call__(cls, a):
        print("meta", count(a))
        return super().__call__(a)


class OfMeta(metaclass=Meta):
    def __init__(self, a):
        print("init", count(a))


class Text:
    def __str__(self):
        return str(count(self))

    __repr__ = __str__


def generator():
    value = yield
    yield count(value)


x = object()
print(Callable()(x), Callable()(x, k=1), Callable()(*[x]))
New(x)
OfMeta(x)
t = Text()
print(str(t), repr(t), f"{t}", "%s" % t, "{}".format(t))
print(t)
g = generator()
next(g)
print(g.send(x), max(x, x, key=count) is x)
print([count(a) for a in [object()]], (lambda *a: count(a[0]))(*[object()]))
