# sys.getrefcount of an object in every place that can hold it: names, arguments, containers, cells, attributes.
import sys
from sys import getrefcount as count


def fact(name, value):
    print(name, value, sep=": ")


x = object()
fact("global", count(x))
y = x
fact("two globals", count(x))
del y
fact("one deleted", count(x))
fact("temporary object", count(object()))
fact("temporary list", count([]))
fact("temporary literal dict", count({}))
fact("by attribute of the module", sys.getrefcount(x))
fact("globals()", count(globals()["x"]))


def local():
    a = object()
    return count(a)


def two_locals():
    a = b = object()
    return count(a)


def argument(a):
    return count(a)


def argument_dropped(a):
    b = a
    del a
    return count(b)


def keyword(*, a):
    return count(a)


def default(a=object()):
    return count(a)


def keyword_default(*, a=object()):
    return count(a)


def varargs(*a):
    return count(a[0])


def varargs_tuple(*a):
    return count(a)


def keywords(**a):
    return count(a["k"])


def keywords_dict(**a):
    return count(a)


def both(a, *rest, k=None, **more):
    return count(a)


fact("local", local())
fact("two locals", two_locals())
fact("argument, global", argument(x))
fact("argument, temporary", argument(object()))
fact("argument, keyword call", argument(a=x))
fact("argument, keyword call of a temporary", argument(a=object()))
fact("argument dropped", argument_dropped(x))
fact("keyword only", keyword(a=x))
fact("keyword only, temporary", keyword(a=object()))
fact("default", default())
fact("keyword default", keyword_default())
fact("default overridden", default(x))
fact("*args item", varargs(x))
fact("*args item, temporary", varargs(object()))
fact("*args tuple", varargs_tuple(1))
fact("*args empty tuple is shared", varargs_tuple() > 100)
fact("**kw item", keywords(k=x))
fact("**kw item, temporary", keywords(k=object()))
fact("**kw dict", keywords_dict(k=1))
fact("star call", argument(*[x]))
fact("star call of a tuple", argument(*(x,)))
pair = (x,)
fact("star call of a named tuple", argument(*pair))
fact("varargs by a star", varargs(*pair))
fact("varargs tuple by a star", varargs_tuple(*pair))
fact("double star call", argument(**{"a": x}))
fact("double star call of a new object", argument(**{"a": object()}))
fact("all kinds", both(x, x, k=x, z=x))
fact("lambda", (lambda a: count(a))(x))
fact("lambda with a default", (lambda a=x: count(a))())
fact("nested call", argument(argument_dropped) - argument(argument_dropped))


def through(a):
    return argument(a)


def through_two(a):
    return through(a)


fact("through one more function", through(x))
fact("through two more functions", through_two(x))
fact("through one, temporary", through(object()))
del pair
fact("after the calls", count(x))


def cell():
    a = object()

    def inner():
        return count(a)

    return count(a), inner()


def cell_of_argument(a):
    return count(a), (lambda: count(a))()


def cell_returned():
    a = object()
    return lambda: count(a)


fact("cell", cell())
fact("cell of an argument", cell_of_argument(x))
fact("cell of an argument, temporary", cell_of_argument(object()))
fact("cell after the function ended", cell_returned()())


def nonlocal_rebound():
    a = object()

    def inner():
        nonlocal a
        b = a
        a = None
        return count(b)

    return inner()


fact("cell rebound", nonlocal_rebound())


class Holder:
    item = object()

    def __init__(self, value=None):
        self.value = value

    def get(self):
        return count(self.value)

    def self_count(self):
        return count(self)

    @property
    def prop(self):
        return count(self)

    @staticmethod
    def static(a):
        return count(a)

    @classmethod
    def klass(cls, a):
        return count(a)

    def __call__(self, a):
        return count(self), count(a)

    def __getitem__(self, key):
        return count(self), count(key)

    def __add__(self, other):
        return count(self), count(other)

    def __eq__(self, other):
        return count(self), count(other)

    def __contains__(self, other):
        seen.append((count(self), count(other)))
        return True

    def __getattr__(self, name):
        return count(self)

    def __len__(self):
        seen.append(count(self))
        return 1

    def __bool__(self):
        seen.append(count(self))
        return True

    def __enter__(self):
        seen.append(count(self))
        return self

    def __exit__(self, *exc):
        seen.append(count(self))

    def __str__(self):
        seen.append(count(self))
        return "h"

    __repr__ = __str__

    def __format__(self, spec):
        seen.append(count(self))
        return "f"

    def __iter__(self):
        seen.append(count(self))
        return iter(())

    def __hash__(self):
        seen.append(count(self))
        return 1

    def __setitem__(self, key, value):
        seen.append((count(self), count(key), count(value)))

    def __delitem__(self, key):
        seen.append((count(self), count(key)))

    def __neg__(self):
        return count(self)

    def __iadd__(self, other):
        seen.append((count(self), count(other)))
        return self

    def __lt__(self, other):
        return count(self), count(other)

    def __radd__(self, other):
        return count(self), count(other)

    def __index__(self):
        seen.append(count(self))
        return 0


seen = []


def saw():
    result = seen[:]
    seen.clear()
    return result


h = Holder(object())
fact("class attribute", count(Holder.item))
fact("instance attribute", count(h.value))
fact("instance attribute in a method", h.get())
fact("instance", count(h))
fact("self in a method", h.self_count())
fact("self of a temporary", Holder().self_count())
fact("self in a property", h.prop)
fact("self of a temporary in a property", Holder().prop)
fact("staticmethod argument", h.static(x))
fact("classmethod argument", h.klass(x))
fact("method by class", Holder.self_count(h))
fact("__call__", h(x))
fact("__call__ of temporaries", Holder()(object()))
fact("__getitem__", h[x])
fact("__add__", h + x)
fact("__add__ of temporaries", Holder() + object())
fact("__radd__", x + h)
fact("__eq__", h == x)
fact("__lt__", h < x)
fact("__neg__", -h)
fact("__getattr__", h.missing)
x in h
fact("__contains__", saw())
len(h)
fact("__len__", saw())
bool(h)
fact("__bool__ by bool()", saw())
if h:
    fact("__bool__ by if", saw())
not h
fact("__bool__ by not", saw())
h and 1
fact("__bool__ by and", saw())
with h:
    pass
fact("with", saw())
with h as other:
    pass
fact("with as", saw())
del other
with Holder():
    pass
fact("with of a temporary", saw())
str(h)
fact("str()", saw())
f"{h}"
fact("f-string", saw())
f"{h!r}"
fact("f-string !r", saw())
"%s" % h
fact("percent", saw())
"{}".format(h)
fact("format", saw())
for _ in h:
    pass
fact("iter by for", saw())
list(h)
fact("iter by list()", saw()[:1])
[*h]
fact("iter by star", saw()[:1])
hash(h)
fact("hash()", saw())
{h: 1}
fact("hash as a dict key", saw())
{h}
fact("hash as a set member", saw())
h[x] = x
fact("__setitem__", saw())
del h[x]
fact("__delitem__", saw())
h += x
fact("__iadd__", saw())
[1][h]
fact("__index__", saw())
bound = h.self_count
fact("self held by a bound method", bound())
fact("count with a bound method", count(h))
fact("bound method", count(bound))
fact("bound method, temporary", count(h.self_count))
del bound
fact("unbound again", count(h))
h.me = h
fact("referring to itself", count(h))
del h.me
fact("after deletion of that", count(h))
setattr(sys, "vivarium_probe", x)
fact("module attribute", count(x))
del sys.vivarium_probe
fact("dict of the instance", count(h.__dict__))
d = h.__dict__
fact("dict of the instance held", count(d))
fact("value with the dict held", count(h.value))
del d
e = Holder(h.value)
fact("value in two instances", count(h.value))


class Slots:
    __slots__ = ("a",)


s = Slots()
s.a = x
fact("slot", count(x))
fact("slot read", count(s.a))
del s.a
fact("slot deleted", count(x))


class Described:
    def __get__(self, instance, owner):
        return count(self), count(instance), count(owner) > 3

    def __set__(self, instance, value):
        seen.append((count(self), count(instance), count(value)))


class WithDescriptor:
    d = Described()


w = WithDescriptor()
fact("descriptor get", w.d)
w.d = x
fact("descriptor set", saw())
