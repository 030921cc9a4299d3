# sys.getrefcount of what sits in containers, and what operations of containers hold.
import collections
import copy
import functools
import gc
import itertools
import operator
import sys
from sys import getrefcount as count


def fact(name, value):
    print(name, value, sep=": ")


x = object()
base = count(x)
fact("alone", base)


def held(make):
    """How many references the result of `make` holds to x."""
    keep = make()
    result = count(x) - base
    del keep
    gc.collect()
    assert count(x) == base, "leak"
    return result


fact("list", held(lambda: [x]))
fact("list of three", held(lambda: [x, x, x]))
fact("list repeated", held(lambda: [x] * 10))
fact("list repeated in place", held(lambda: operator.imul([x], 7)))
fact("list added", held(lambda: [x] + [x, x]))
fact("list sliced", held(lambda: ([x] * 9)[2:5]))
fact("list copied", held(lambda: [x, x].copy()))
fact("tuple", held(lambda: (x, x)))
fact("tuple repeated", held(lambda: (x,) * 4))
fact("nested", held(lambda: [[x], (x,), {1: x}]))
fact("shared inner list", held(lambda: [[x]] * 5))
fact("dict value", held(lambda: {1: x}))
fact("dict key", held(lambda: {x: 1}))
fact("dict key and value", held(lambda: {x: x}))
fact("dict copied", held(lambda: {x: x}.copy()))
fact("dict merged", held(lambda: {1: x} | {2: x}))
fact("dict merged over", held(lambda: {1: x} | {1: x}))
fact("dict fromkeys", held(lambda: dict.fromkeys(range(6), x)))
fact("dict keys view", held(lambda: {x: 1}.keys()))
fact("dict items", held(lambda: list({x: x}.items())))
fact("set", held(lambda: {x}))
fact("set twice", held(lambda: {x, x}))
fact("frozenset", held(lambda: frozenset([x])))
fact("set union", held(lambda: {x} | {1}))
fact("deque", held(lambda: collections.deque([x, x])))
fact("deque with maxlen", held(lambda: collections.deque([x] * 9, maxlen=3)))
fact("OrderedDict value", held(lambda: collections.OrderedDict([(1, x)])))
fact("OrderedDict key", held(lambda: collections.OrderedDict([(x, 1)])))
fact("defaultdict value", held(lambda: collections.defaultdict(int, {1: x})))
fact("Counter key", held(lambda: collections.Counter([x, x, x])))
fact("ChainMap", held(lambda: collections.ChainMap({1: x})))
fact("namedtuple", held(lambda: collections.namedtuple("P", "a b")(x, x)))
fact("partial argument", held(lambda: functools.partial(len, x)))
fact("partial keyword", held(lambda: functools.partial(len, a=x)))
fact("partial of partial", held(lambda: functools.partial(functools.partial(len, x), x)))
fact("slice", held(lambda: slice(x, x, x)))
fact("default of a function", held(lambda: (lambda a=x: a)))
fact("constant default and keyword default", held(lambda: (lambda a=x, *, b=x: a)))
fact("exception argument", held(lambda: ValueError(x)))
fact("StopIteration value", held(lambda: StopIteration(x)))
fact("KeyError", held(lambda: KeyError(x)))
fact("SystemExit code", held(lambda: SystemExit(x)))
fact("class attribute", held(lambda: type("T", (), {"a": x})))
fact("iterator of a list", held(lambda: iter([x, x])))
fact("iterator of a tuple", held(lambda: iter((x, x))))
fact("reversed", held(lambda: reversed([x])))
fact("enumerate", held(lambda: enumerate([x])))
fact("zip", held(lambda: zip([x], [x])))
fact("map", held(lambda: map(id, [x])))
fact("cycle", held(lambda: itertools.cycle([x])))
fact("repeat", held(lambda: itertools.repeat(x)))
fact("chain", held(lambda: itertools.chain([x], (x,))))
fact("product", held(lambda: itertools.product([x], [x, x])))
fact("permutations", held(lambda: itertools.permutations([x, x])))
fact("combinations", held(lambda: itertools.combinations([x, x, x], 2)))
fact("islice", held(lambda: itertools.islice([x], 1)))
fact("zip_longest", held(lambda: itertools.zip_longest([], fillvalue=x)))
fact("accumulate initial", held(lambda: itertools.accumulate([], initial=x)))
fact("itemgetter", held(lambda: operator.itemgetter(x)))
fact("itemgetter of two", held(lambda: operator.itemgetter(x, x)))
fact("methodcaller", held(lambda: operator.methodcaller("a", x, k=x)))
fact("callable iterator", held(lambda: iter(lambda: 1, x)))
fact("generic alias", held(lambda: list[x]))
fact("simple namespace", held(lambda: type(sys.implementation)(a=x, b=x)))
fact("mapping proxy", held(lambda: type(type.__dict__)({1: x})))
fact("property", held(lambda: property(x, x, x)))
fact("staticmethod", held(lambda: staticmethod(x)))
fact("classmethod", held(lambda: classmethod(x)))
fact("method", held(lambda: type(held.__get__(1))(len, x)))
fact("cell", held(lambda: (lambda a: lambda: a)(x)))
fact("copy.copy of a list", held(lambda: copy.copy([x, x])))
fact("copy.copy of a dict", held(lambda: copy.copy({1: x})))


class Plain:
    pass


def instance():
    p = Plain()
    p.a = p.b = x
    return p


fact("instance", held(instance))
fact("copy of an instance", held(lambda: copy.copy(instance())))
fact("instance dict copy", held(lambda: dict(instance().__dict__)))


def cached():
    @functools.lru_cache
    def f(a):
        return a
    f(x)
    return f


def cached_single():
    @functools.lru_cache(maxsize=1)
    def f(a):
        return 1
    f(x)
    f(1)
    return f


fact("lru_cache argument and result", held(cached))
fact("lru_cache evicted", held(cached_single))
fact("cache", held(lambda: [f for f in [functools.cache(lambda a: None)] if f(x) is None]))


def generator():
    a = x
    yield a
    yield 1


def started():
    g = generator()
    next(g)
    return g


def twice():
    g = started()
    next(g)
    return g


def exhausted():
    g = generator()
    list(g)
    return g


def closed():
    g = started()
    g.close()
    return g


fact("generator not started", held(lambda: generator()))
fact("generator started", held(started))
fact("generator after the second yield", held(twice))
fact("generator exhausted", held(exhausted))
fact("generator closed", held(closed))
fact("generator argument", held(lambda: (lambda a: (yield a))(x)))
fact("generator expression over a list", held(lambda: (i for i in [x, x])))


def genexpr():
    g = (i for i in [x, x])
    next(g)
    return g


fact("generator expression after one step", held(genexpr))


async def coroutine(a):
    return a


c = coroutine(x)
fact("coroutine argument", count(x) - base)
c.close()
fact("coroutine closed", count(x) - base)
del c

items = [x]
fact("list.append", (items.append(x), count(x) - base)[1])
fact("list.extend", (items.extend([x, x]), count(x) - base)[1])
fact("list.insert", (items.insert(0, x), count(x) - base)[1])
fact("list.pop dropped", (items.pop() is x, count(x) - base)[1])
items[0] = None
fact("item assigned", count(x) - base)
items[1:] = [x]
fact("slice assigned", count(x) - base)
items *= 3
fact("times three", count(x) - base)
items.remove(x)
fact("list.remove", count(x) - base)
items.reverse()
items.sort(key=id)
fact("sort and reverse", count(x) - base)
items.clear()
fact("clear", count(x) - base)
d = {}
fact("dict.setdefault", (d.setdefault(1, x), count(x) - base)[1])
fact("dict.setdefault again", (d.setdefault(1, x), count(x) - base)[1])
fact("dict.update", (d.update(a=x, b=x), count(x) - base)[1])
fact("dict.get dropped", (d.get(1) is x, count(x) - base)[1])
fact("dict.pop dropped", (d.pop(1) is x, count(x) - base)[1])
fact("dict.popitem dropped", (d.popitem() is x, count(x) - base)[1])
d["a"] = None
fact("dict value overwritten", count(x) - base)
s = {x}
fact("set.add again", (s.add(x), count(x) - base)[1])
s.discard(x)
fact("set.discard", count(x) - base)
fact("after all", count(x) == base)

# counts of temporaries inside expressions
fact("item of a literal list", count([x][0]) - base)
fact("item of a fresh list", count([object()][0]))
fact("attribute of a temporary", count(instance().a) - base)
fact("popped", count([object()].pop()))
fact("dict item of a fresh dict", count({1: object()}[1]))
fact("dict.get of a fresh dict", count({1: object()}.get(1)))
fact("next of a fresh iterator", count(next(iter([object()]))))
fact("conditional expression", count(x if x else None) - base)
fact("or", count(None or x) - base)
fact("walrus", count(z := object()))
fact("walrus afterwards", count(z))
fact("min of fresh", count(min([3.5, 1.5], key=lambda v: v)))
fact("deque.popleft", count(collections.deque([object()]).popleft()))
fact("set.pop", count({object()}.pop()))
fact("getattr", count(getattr(instance(), "a")) - base)
fact("vars", count(vars(instance())))
fact("partial call", functools.partial(count, x)() - base)
fact("partial call of a temporary", functools.partial(count, object())())
fact("map", next(map(count, [x])) - base)
fact("map over fresh objects", next(map(count, [object()])))
fact("map over an iterator of fresh objects", next(map(count, (object() for _ in range(2)))))
fact("starmap", next(itertools.starmap(count, [(x,)])) - base)
fact("filter", [seen - base for seen in [None] if False] or [count(i) - base for i in filter(None, [x])])
seen = []
sorted([object()], key=lambda i: seen.append(count(i)) or 0)
fact("sorted key function", seen)
seen = []
[object()].sort(key=lambda i: seen.append(count(i)) or 0)
fact("sort key function", seen)
seen = []
max([object()], key=lambda i: seen.append(count(i)) or 0)
fact("max key function", seen)
seen = []
list(filter(lambda i: seen.append(count(i)), [object()]))
fact("filter function", seen)
seen = []
functools.reduce(lambda a, b: seen.append((count(a), count(b))), [object(), object(), object()][:2])
fact("reduce function", seen)
seen = []
list(itertools.groupby([object()], key=lambda i: seen.append(count(i))))
fact("groupby key", seen)
seen = []
list(itertools.accumulate([object(), object()], lambda a, b: seen.append((count(a), count(b)))))
fact("accumulate function", seen)
seen = []
list(itertools.takewhile(lambda i: seen.append(count(i)), [object()]))
fact("takewhile function", seen)
