# When and in which order __del__ runs.
import functools
import gc
import sys


def fact(name, value):
    print(name, value, sep=": ")


gc.disable()
events = []


class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        events.append(self.name)


def happened():
    result = " ".join(map(str, events))
    events.clear()
    return result


x = D("a")
del x
fact("del", happened())
x = D("a")
x = D("b")
fact("rebound", happened())
x = None
fact("set to None", happened())
D("a")
fact("expression statement", happened())
D("a"), D("b"), D("c")
fact("tuple expression", happened())
[D("a"), D("b"), D("c")]
fact("list expression", happened())
{1: D("a"), 2: D("b")}
fact("dict expression", happened())
x = [D("a"), D("b"), D("c")]
x = None
fact("list", happened())
x = (D("a"), D("b"), D("c"))
x = None
fact("tuple", happened())
x = {1: D("a"), 2: D("b"), 3: D("c")}
x = None
fact("dict values", happened())
x = {D("k"): D("v")}
x = None
fact("dict key and value", happened())
x = {1: D("a"), 2: D("b")}
x.clear()
fact("dict clear", happened())
x = [D("a"), D("b"), D("c")]
x.clear()
fact("list clear", happened())
x = [D("a"), D("b"), D("c")]
x[:] = []
fact("slice assigned", happened())
x = [D("a"), D("b"), D("c")]
del x[:]
fact("slice deleted", happened())
x = [D("a"), D("b"), D("c"), D("d")]
del x[::2]
fact("every second deleted", (happened(), [d.name for d in x]))
x = [D("a"), D("b"), D("c")]
x[1:] = [D("d"), D("e")]
fact("slice replaced", happened())
x *= 0
fact("times zero", happened())
x = [D("a"), D("b")]
x[0] = D("c")
fact("item replaced", happened())
x.pop()
fact("pop", happened())
x = {1: D("a")}
x[1] = D("b")
fact("dict value replaced", happened())
x.update({1: D("c")})
fact("update", happened())
x.pop(1)
fact("dict pop", happened())
x = [[D("a"), [D("b")]], D("c")]
x = None
fact("nested lists", happened())
x = ((D("a"), (D("b"),)), D("c"))
x = None
fact("nested tuples", happened())
x = D("a")
x.child = D("b")
x.other = D("c")
x = None
fact("instance and attributes", happened())
x = D("a")
x.child = D("b")
x.child.child = D("c")
x = None
fact("chain", happened())
x = D("a")
x.__dict__
x.child = D("b")
x = None
fact("instance with a read dict", happened())
x = D("a")
x.child = D("b")
x.__dict__ = {"name": "new"}
fact("dict replaced", happened())
x = None
fact("afterwards", happened())
x = D("a")
x.child = D("b")
del x.child
fact("attribute deleted", happened())
x.child = D("c")
x.child = D("d")
fact("attribute replaced", happened())
del x
happened()


class Slots:
    __slots__ = ("a", "b", "c")


class DerivedSlots(Slots):
    __slots__ = ("d",)

    def __del__(self):
        events.append("self")


x = Slots()
x.c, x.a, x.b = D("c"), D("a"), D("b")
x = None
fact("slots", happened())
x = DerivedSlots()
x.c, x.d, x.a = D("c"), D("d"), D("a")
x = None
fact("derived slots", happened())


class Both(list):
    def __del__(self):
        events.append("self")


x = Both([D("i")])
x.attribute = D("attr")
x = None
fact("subclass of list", happened())


class TupleSub(tuple):
    pass


x = TupleSub([D("i")])
x.attribute = D("attr")
x = None
fact("subclass of tuple", happened())


class DictSub(dict):
    pass


x = DictSub({1: D("i")})
x.attribute = D("attr")
x = None
fact("subclass of dict", happened())


def local():
    a = D("a")
    b = D("b")
    c = D("c")


local()
fact("function end", happened())


def local_other_order():
    c = D("c")
    a = D("a")
    b = D("b")
    c = c


local_other_order()
fact("function end, order of first assignment", happened())


def arguments(a, b, *rest, c, **more):
    d = D("local")


arguments(D("a"), D("b"), D("r1"), D("r2"), c=D("c"), m=D("m"))
fact("arguments", happened())


def returned():
    a = D("a")
    b = D("b")
    return a


returned()
fact("returned and dropped", happened())
x = returned()
fact("returned and kept", happened())
x = None
happened()


def deleted():
    a = D("a")
    b = D("b")
    del a
    events.append("middle")


deleted()
fact("del within a function", happened())


def rebound_argument(a):
    a = None
    events.append("after")


rebound_argument(D("a"))
fact("argument rebound", happened())


def cell():
    a = D("cell")
    b = D("local")

    def inner():
        return a


cell()
fact("cell", happened())


def cells():
    a, b = D("a"), D("b")
    c = D("c")
    return lambda: (a, b)


f = cells()
fact("cells kept", happened())
f = None
fact("cells freed", happened())


def loop():
    for i in range(3):
        d = D(i)
    events.append("end")


loop()
fact("loop", happened())
for d in [D("a"), D("b")]:
    events.append("body")
fact("for over a temporary list", happened())
d = None
fact("loop variable", happened())
for d in (D(i) for i in range(2)):
    events.append("body")
del d
fact("for over a generator", happened())
[d for d in [D("a"), D("b")]]
fact("comprehension", happened())
[None for d in (D("a"), D("b"))]
fact("comprehension without a result", happened())
[None for d in (D(i) for i in range(2))]
fact("comprehension over a generator", happened())
D("a").name
fact("attribute of a temporary", happened())
len([D("a")])
fact("argument of len", happened())
(lambda a: events.append("in"))(D("a"))
fact("argument of a lambda", happened())
(lambda a: (events.append("in"), a)[1])(D("a"))
fact("argument returned", happened())
D("a") and D("b")
fact("and", happened())
D("a") or D("b")
fact("or", happened())
D("a") is D("b")
fact("is", happened())
D("a") == D("b")
fact("==", happened())
D("a") if D("c") else D("b")
fact("conditional", happened())
f"{D('a').name}{D('b').name}"
fact("f-string", happened())
x = y = D("a")
x = None
fact("two names, one gone", happened())
y = None
fact("two names", happened())
x, y = D("a"), D("b")
x, y = y, x
fact("swapped", happened())
x, y = D("c"), D("d")
fact("tuple assignment", happened())
(x, y) = [D("e"), D("f")]
fact("list assignment", happened())
del x, y
fact("del of two", happened())
first, *rest = [D("a"), D("b"), D("c")]
del rest
fact("star", happened())
del first
happened()
print_argument = [D("a")].pop().name
fact("popped temporary", happened())


def generator():
    a = D("a")
    try:
        yield 1
    finally:
        events.append("finally")


g = generator()
next(g)
del g
fact("generator deleted", happened())
g = generator()
del g
fact("generator never started", happened())
g = generator()
next(g)
g.close()
fact("generator closed", happened())
g = generator()
list(g)
fact("generator exhausted", happened())


def fails():
    a = D("a")
    raise ValueError


try:
    fails()
except ValueError:
    events.append("except")
fact("exception", happened())
try:
    fails()
except ValueError as error:
    events.append("except")
events.append("after")
fact("exception with a name", happened())
try:
    fails()
except ValueError as error:
    kept = error
fact("exception kept", happened())
kept = None
fact("exception freed", happened())


def inner_except():
    d = D("d")
    try:
        fails()
    except ValueError:
        pass
    events.append("end")


inner_except()
fact("except in a function", happened())
try:
    raise ValueError(D("arg"))
except ValueError:
    events.append("except")
fact("exception argument", happened())


def finally_return():
    a = D("a")
    try:
        return D("r")
    finally:
        events.append("finally")


finally_return()
fact("return in finally", happened())


class Manager:
    def __enter__(self):
        return D("entered")

    def __exit__(self, *a):
        events.append("exit")

    def __del__(self):
        events.append("manager")


with Manager():
    events.append("body")
fact("with", happened())
with Manager() as m:
    events.append("body")
fact("with as", happened())
del m
fact("with as, name deleted", happened())


class Base:
    def __del__(self):
        events.append("base")


class Child(Base):
    def __del__(self):
        events.append("child")
        super().__del__()


class Silent(Base):
    pass


Child()
fact("super().__del__", happened())
Silent()
fact("inherited __del__", happened())


class InitFails:
    def __init__(self):
        raise ValueError

    def __del__(self):
        events.append("del")


try:
    InitFails()
except ValueError:
    events.append("caught")
fact("__init__ fails", happened())


class Resurrect:
    saved = None

    def __del__(self):
        events.append("del")
        Resurrect.saved = self


Resurrect()
fact("resurrected", (happened(), Resurrect.saved is not None))
Resurrect.saved = None
fact("dies at last", happened())


class Counting:
    def __del__(self):
        events.append(sys.getrefcount(self))


Counting()
fact("count in __del__", happened())
c = Counting()
del c
fact("count in __del__ of a name", happened())


class Raising:
    def __del__(self):
        raise ValueError("in __del__")


hooked = []
sys.unraisablehook = lambda u: hooked.append((u.exc_type.__name__, str(u.exc_value), u.object.__name__, u.err_msg))
Raising()
x = [Raising(), D("after")]
x = None
fact("raising __del__", (hooked, happened()))
sys.unraisablehook = sys.__unraisablehook__
hooked.clear()


class Added:
    pass


Added.__del__ = lambda self: events.append("added")
Added()
fact("__del__ added to a class", happened())
a = Added()
a.__del__ = lambda: events.append("instance")
del a
fact("__del__ of the instance is not used", happened())
del Added.__del__
Added()
fact("__del__ removed", happened())
a = D("a")
a.__class__ = Added
del a
fact("class changed", happened())
a = Added()
a.name = "changed"
a.__class__ = D
del a
fact("class changed to one with __del__", happened())
d = D("explicit")
d.__del__()
fact("explicit call", happened())
del d
fact("and death", happened())
f = functools.partial(len, D("a"), k=D("b"))
f = None
fact("partial", happened())
