# Which objects the collector tracks, and when that changes.
import array
import collections
import functools
import gc
import itertools
import operator
import re
import sys
import types
import weakref


def fact(name, value):
    print(name, value, sep=": ")


gc.disable()
tracked = gc.is_tracked


class Plain:
    pass


class Slots:
    __slots__ = ()


class SlotsA:
    __slots__ = ("a",)


class Int(int):
    pass


class SlotInt(int):
    __slots__ = ()


class SlotTuple(tuple):
    __slots__ = ()


class SlotDict(dict):
    __slots__ = ()


class SlotList(list):
    __slots__ = ()


def function():
    yield


async def coroutine():
    pass


p = Plain()
one = 1.5
values = [
    ("None", None), ("int", 5), ("float", 1.5), ("complex", 1j), ("str", "a"), ("bytes", b"a"), ("bytearray", bytearray(1)), ("range", range(3)), ("slice", slice(1)),
    ("empty tuple", ()), ("constant tuple", (1, 2)), ("tuple of a list", ([],)), ("list", []), ("empty dict", {}), ("dict of ints", {1: 2}), ("dict of strs", {"a": "b"}),
    ("dict of a list", {1: []}), ("dict of a tuple", {1: (one,)}), ("dict with a tuple key", {(one,): 1}), ("dict of floats", {1: one}), ("dict of None", {1: None}),
    ("dict of a function", {1: function}), ("dict of a frozenset", {1: frozenset()}), ("dict of an instance", {1: p}), ("dict of a type", {1: int}),
    ("set", set()), ("set of ints", {1}), ("frozenset", frozenset()), ("frozenset of ints", frozenset([1])), ("instance", p), ("instance with empty slots", Slots()),
    ("instance with a slot", SlotsA()), ("Int", Int(1)), ("SlotInt", SlotInt(1)), ("SlotTuple", SlotTuple()), ("SlotDict", SlotDict()), ("SlotList", SlotList()), ("object()", object()), ("function", function), ("lambda", lambda: 0),
    ("builtin function", len), ("builtin method", [].append), ("method of str", "".join), ("bound method", p.__init__), ("class", Plain), ("int type", int), ("module", sys), ("code", function.__code__),
    ("generator", function()), ("generator expression", (x for x in [])), ("frame", sys._getframe()), ("cell", (lambda x: lambda: x)(1).__closure__[0]), ("property", property()),
    ("staticmethod", staticmethod(len)), ("classmethod", classmethod(len)), ("super", super(Plain)), ("weakref", weakref.ref(p)), ("weakref to a class", weakref.ref(Plain)),
    ("proxy", weakref.proxy(p)), ("exception", ValueError()), ("exception with a value", ValueError(1)), ("list iterator", iter([])), ("tuple iterator", iter(())),
    ("str iterator", iter("")), ("bytes iterator", iter(b"")), ("range iterator", iter(range(3))), ("dict iterator", iter({})), ("set iterator", iter(set())),
    ("dict keys", {}.keys()), ("dict values", {}.values()), ("dict items", {}.items()), ("items iterator", iter({}.items())), ("reversed", reversed([])), ("enumerate", enumerate([])),
    ("zip", zip()), ("map", map(len, [])), ("filter", filter(None, [])), ("memoryview", memoryview(b"")), ("mapping proxy", Plain.__dict__), ("slot descriptor", SlotsA.a), ("getset", type.__dict__["__name__"]),
    ("method descriptor", str.join), ("wrapper", object.__init__), ("method wrapper", (1).__add__), ("generic alias", list[int]), ("union", int | str),
    ("namespace", sys.implementation), ("version_info", sys.version_info), ("flags", sys.flags), ("deque", collections.deque()), ("array", array.array("i")), ("OrderedDict", collections.OrderedDict()), ("defaultdict", collections.defaultdict(int)),
    ("Counter", collections.Counter()), ("namedtuple", collections.namedtuple("P", "a")(1)), ("partial", functools.partial(len)), ("lru_cache", functools.lru_cache(len)),
    ("count", itertools.count()), ("count of floats", itertools.count(1.5)), ("repeat", itertools.repeat(1)), ("chain", itertools.chain()), ("cycle", itertools.cycle([])), ("product", itertools.product()),
    ("tee", itertools.tee([])[0]), ("itemgetter", operator.itemgetter(1)), ("attrgetter", operator.attrgetter("a")), ("methodcaller", operator.methodcaller("a")),
    ("regex", re.compile("a")), ("match", re.match("a", "a")), ("callable iterator", iter(len, 1)), ("StringIO", __import__("io").StringIO()), ("BytesIO", __import__("io").BytesIO()),
    ("ellipsis", ...), ("True", True), ("date", __import__("datetime").date(2020, 1, 1)), ("Decimal", __import__("decimal").Decimal(1)), ("lock", __import__("threading").Lock())]
for name, value in values:
    fact(name, tracked(value))
c = coroutine()
fact("coroutine", tracked(c))
c.close()
try:
    1 / 0
except ZeroDivisionError as error:
    fact("traceback", tracked(error.__traceback__))
    fact("raised exception", tracked(error))
del name, value, values
x = one + 1
t = (x, x)
fact("tuple display of floats", tracked(t))
gc.collect(0)
fact("after a collection of generation 0", tracked(t))
t = (x, [])
gc.collect()
fact("tuple with a list after a collection", tracked(t))
t = ((x, x), (x,))
fact("nested tuple", [tracked(t), tracked(t[0])])
gc.collect()
fact("nested tuple after a collection", [tracked(t), tracked(t[0])])
gc.collect()
fact("nested tuple after two collections", [tracked(t), tracked(t[0])])
t = tuple([x, x])
fact("tuple(list)", tracked(t))
t = tuple(i for i in range(3))
fact("tuple(generator)", tracked(t))
t = (1, 2) + (x,)
fact("sum of tuples", tracked(t))
t = (1, 2)[0:1]
fact("slice of a constant tuple", tracked(t))
t = (lambda *a: a)(1, 2)
fact("*args", tracked(t))
fact("items of a dict", tracked(list({1: 2}.items())[0]))
fact("pair of zip", tracked(list(zip([1], [2]))[0]))
fact("pair of enumerate", tracked(list(enumerate([1]))[0]))
fact("divmod", tracked(divmod(5, 2)))
fact("partition", tracked("a b".partition(" ")))
fact("class mro, bases", [tracked(Plain.__mro__), tracked(Plain.__bases__)])
fact("defaults", tracked((lambda a=[]: 0).__defaults__))
fact("constants of code", tracked(fact.__code__.co_consts))
fact("exception args", tracked(ValueError(1).args))
fact("SlotTuple after a collection", [tracked(s) for s in [SlotTuple((1, 2))] if gc.collect() >= 0])


def changes(*steps):
    d, seen = {}, []
    for step in steps:
        step(d)
        seen.append(tracked(d))
    return seen


fact("dict gets an int", changes(lambda d: d.update(a=1)))
fact("dict gets a list", changes(lambda d: d.update(a=1), lambda d: d.__setitem__("b", []), lambda d: d.pop("b"), lambda d: gc.collect(0), lambda d: gc.collect()))
fact("dict setdefault", changes(lambda d: d.setdefault("a", 1), lambda d: d.setdefault("b", [])))
fact("dict gets a tuple key", changes(lambda d: d.__setitem__((x,), 1), lambda d: gc.collect()))
fact("dict gets an untracked tuple", changes(lambda d: d.__setitem__(1, (1, 2)), lambda d: gc.collect()))
fact("dict gets a dict", changes(lambda d: d.__setitem__(1, {}), lambda d: gc.collect()))
fact("dict gets an instance", changes(lambda d: d.__setitem__(1, p)))
fact("dict gets a function", changes(lambda d: d.__setitem__(1, len)))
fact("dict cleared", changes(lambda d: d.__setitem__(1, []), lambda d: d.clear(), lambda d: gc.collect()))
fact("dict copies", [tracked({1: 2}.copy()), tracked({1: []}.copy()), tracked(dict({1: 2})), tracked({**{1: 2}}), tracked(dict(a=1)), tracked(dict.fromkeys([1])), tracked({k: k for k in [1]}), tracked({k: [] for k in [1]})])
fact("dict copy of a large one", [tracked(dict.fromkeys(range(100)).copy()), tracked(dict.fromkeys(range(100), []).copy())])
fact("dict | dict", [tracked({1: 2} | {3: 4}), tracked({1: 2} | {3: []})])
fact("dict from pairs", [tracked(dict([(1, 2)])), tracked(dict([(1, [])])), tracked(dict(zip("ab", "cd")))])
fact("**kw", [(lambda **k: tracked(k))(a=1), (lambda **k: tracked(k))(a=[]), (lambda **k: tracked(k))()])
fact("instance dict", [tracked(Plain().__dict__), tracked(p.__dict__)])
p.a = 1
fact("instance dict with an int", tracked(p.__dict__))
p.b = []
fact("instance dict with a list", tracked(p.__dict__))
fact("class dict", tracked(vars(Plain)))
fact("module dict", tracked(globals()))
fact("locals()", (lambda a: tracked(locals()))(1))
fact("function dict", tracked(function.__dict__))
fact("exception dict", tracked(ValueError().__dict__))
d = {i: str(i) for i in range(5)}
d["list"] = []
del d["list"]
fact("before a full collection", tracked(d))
gc.collect(1)
fact("after a collection of generation 1", tracked(d))
gc.collect()
fact("after a full collection", tracked(d))
fact("set of atoms after a full collection", [tracked(s) for s in [{1, 2}] if gc.collect() >= 0])
fact("list of atoms after a full collection", [tracked(s) for s in [[1, 2]] if gc.collect() >= 0])
fact("frozenset after a full collection", [tracked(s) for s in [frozenset([x])] if gc.collect() >= 0])
fact("is_finalized", [gc.is_finalized(p), gc.is_finalized(1), gc.is_finalized([])])
