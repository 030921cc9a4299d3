# get_referrers and get_referents: kinds and order.
import collections
import functools
import gc
import operator
import itertools
import sys
import types
import weakref


def fact(name, value):
    print(name, value, sep=": ")


gc.disable()
x = ["x"]
y = ["y"]
z = ["z"]


def name_of(o):
    for name, value in (("x", x), ("y", y), ("z", z)):
        if o is value:
            return name
    if isinstance(o, type):
        return "type " + o.__name__
    if isinstance(o, (int, float, str, bytes, type(None))) and len(repr(o)) < 40:
        return repr(o)
    if isinstance(o, dict) and "__builtins__" in o:
        return "globals"
    return type(o).__name__


def referents(o):
    return [name_of(r) for r in gc.get_referents(o)]


class Plain:
    pass


class Attributes:
    def __init__(self):
        self.a, self.b = x, y


class Slots:
    __slots__ = ("a", "b")


class Derived(Slots):
    __slots__ = ("c",)


class List(list):
    pass


s = Slots()
s.a, s.b = x, y
half = Slots()
half.b = x
d = Derived()
d.a, d.c = x, z
l = List([x])
l.attribute = y


def function(a=x, *, b=y):
    """Doc."""
    return a


def closure():
    u = x
    return lambda: (u, y)


def annotated(a: int) -> str:
    pass


def generator(a):
    b = y
    yield a


g = generator(x)
next(g)
fresh = generator(x)
read = Attributes()
read.__dict__
try:
    raise ValueError(x)
except ValueError as error:
    caught = error
method = Attributes().__init__
for name, o in (
        ("int", 5), ("str", "a"), ("list", [x, y]), ("tuple", (x, y, 1)), ("dict", {1: x, "k": y}), ("dict with a container key", {(x[0], 1): y}), ("set", {1}), ("frozenset", frozenset(["a"])),
        ("instance", Plain()), ("instance with attributes", Attributes()), ("instance whose dict was read", read), ("slots", s), ("half-filled slots", half), ("derived slots", d), ("list subclass", l),
        ("function", function), ("annotated function", annotated), ("closure", closure()), ("cell", closure().__closure__[0]), ("code", function.__code__), ("generator", g), ("fresh generator", fresh), ("builtin function", len), ("builtin method", x.append),
        ("bound method", method), ("property", property(x, y, z)), ("staticmethod", staticmethod(x)), ("classmethod", classmethod(x)), ("slice", slice(x, y, z)), ("range", range(3)), ("list iterator", iter(x)),
        ("dict iterator", iter({1: x})), ("keys view", {1: x}.keys()), ("map", map(len, x)), ("zip", zip(x, y)), ("enumerate", enumerate(x)), ("filter", filter(None, x)), ("reversed", reversed(x)), ("partial", functools.partial(len, x, k=y)),
        ("weakref", weakref.ref(s.__class__)), ("weakref with a callback", weakref.ref(s.__class__, function)), ("exception", ValueError(x)), ("caught exception", caught), ("traceback", caught.__traceback__), ("deque", collections.deque([x, y])), ("defaultdict", collections.defaultdict(list, {1: x})),
        ("OrderedDict", collections.OrderedDict([(1, x)])), ("itemgetter", operator.itemgetter(x)), ("mapping proxy", types.MappingProxyType({1: x})), ("cycle", itertools.cycle(x)), ("repeat", itertools.repeat(x)), ("chain", itertools.chain(x, y)), ("namespace", types.SimpleNamespace(a=x)),
        ("memoryview", memoryview(b"abc")), ("super", super(Plain)), ("generic alias", list[int]), ("union", int | str), ("method wrapper", x.__add__), ("exhausted iterator", (lambda i: (list(i), i)[1])(iter(x))), ("slot descriptor", Slots.a), ("module", types.ModuleType("m"))):
    fact("referents of " + name, referents(o))
fact("referents of a class", sorted(referents(Plain)))
fact("referents of a derived class", sorted(referents(Derived)))
fact("referents of int", sorted(set(referents(int))))
fact("referents of several", referents([x]) + referents((y,)))
fact("referents without arguments", gc.get_referents())
fact("referents of two", [name_of(r) for r in gc.get_referents([x, y], (z,))])
probe = Plain()


def referrers(o, *known):
    found = gc.get_referrers(o)
    result = []
    for r in found:
        result.append(type(r).__name__ if not (isinstance(r, dict) and "__builtins__" in r) else "globals")
    return sorted(result)


fact("global", referrers(probe))


def in_list():
    a = Plain()
    box = [a]
    return referrers(a)


def in_containers():
    a = Plain()
    keep = [[a], (a,), {1: a}, {a}, {a: 1}, frozenset([a]), collections.deque([a])]
    return referrers(a)


def in_objects():
    a = Plain()
    holder = Plain()
    holder.item = a
    slots = Slots()
    slots.a = a
    keep = [functools.partial(len, a), lambda v=a: v, property(a), staticmethod(a), slice(a), weakref.ref(a), iter([a]), map(len, (a,)), ValueError(a), types.MethodType(len, a), types.SimpleNamespace(k=a)]
    return referrers(a)


def in_instance_read():
    a = Plain()
    holder = Plain()
    holder.item = a
    holder.__dict__
    return referrers(a)


def in_cell():
    a = Plain()
    f = lambda: a
    return referrers(a)


def in_generator():
    a = Plain()

    def inner(v):
        yield v
    it = inner(a)
    next(it)
    return referrers(a)


def in_class():
    a = Plain()

    class Local:
        attribute = a
    return referrers(a)


def local_only():
    a = Plain()
    return referrers(a)


def argument(a):
    return referrers(a)


def with_frame():
    a = Plain()
    frame = sys._getframe()
    return referrers(a)


def untracked():
    a = 12345.5
    t = (a, 1)
    gc.collect()
    return referrers(a), referrers(t)


def by_exception():
    a = Plain()
    try:
        raise ValueError(a)
    except ValueError as error:
        return referrers(a)


def frozen():
    a = Plain()
    box = [a]
    gc.freeze()
    result = referrers(a)
    gc.unfreeze()
    return result


for f in (in_list, in_containers, in_objects, in_instance_read, in_cell, in_generator, in_class, local_only, with_frame, untracked, by_exception, frozen):
    gc.collect()
    fact("referrers " + f.__name__, f())
fact("referrers of an argument", argument(Plain()))
fact("referrers of a class", sorted(set(referrers(Slots))))
fact("referrers of a function", referrers(annotated))
fact("referrers of code", referrers(annotated.__code__))
fact("referrers without arguments", gc.get_referrers())
gc.collect()


def order():
    a = Plain()
    boxes = [[a] for _ in range(5)]
    found = gc.get_referrers(a)
    return [i for r in found for i, b in enumerate(boxes) if r is b]


fact("order of referrers, young", order())


def order_mixed():
    a = Plain()
    old = [a]
    gc.collect()
    middle = [a]
    gc.collect(0)
    young = [a]
    return [n for r in gc.get_referrers(a) for n, b in (("old", old), ("middle", middle), ("young", young)) if r is b]


fact("order of referrers, generations", order_mixed())
fact("count of referrers is not the refcount", (lambda a: (len(gc.get_referrers(a)), sys.getrefcount(a)))(Plain()))
