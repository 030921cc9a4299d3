# Counts, thresholds, statistics and sizes of generations.
import gc


def fact(name, value):
    print(name, value, sep=": ")


fact("thresholds", gc.get_threshold())
fact("enabled", gc.isenabled())
fact("debug flags", gc.get_debug())
fact("garbage", gc.garbage)
fact("frozen", gc.get_freeze_count())
fact("constants", [gc.DEBUG_STATS, gc.DEBUG_COLLECTABLE, gc.DEBUG_UNCOLLECTABLE, gc.DEBUG_SAVEALL, gc.DEBUG_LEAK])
fact("names", [name for name in dir(gc) if not name.startswith("__")])
gc.disable()
fact("disabled", gc.isenabled())
gc.collect()
fact("counts after collect()", gc.get_count())


def counted(step):
    """By how much the first count grows."""
    gc.collect()
    before = gc.get_count()[0]
    keep = step()
    after = gc.get_count()[0]
    del keep
    return after - before


class Plain:
    pass


class Init:
    def __init__(self):
        self.a = 1


class Slots:
    __slots__ = ("a",)


class Empty:
    __slots__ = ()


base = counted(lambda: None)
fact("nothing", base)
for name, step in (
        ("int", lambda: int("1000")), ("float", lambda: float("1.5")), ("str", lambda: str(12345)), ("list", lambda: []), ("fifty lists", lambda: [[] for _ in range(50)]),
        ("empty dict", lambda: {}), ("dict", lambda: {1: 2}), ("dict of a list", lambda: {1: []}), ("tuple display", lambda: ([],)), ("tuple of constants", lambda: (1, 2)),
        ("set", lambda: {1}), ("frozenset", lambda: frozenset([1])), ("instance", Plain), ("ten instances", lambda: [Plain() for _ in range(10)]), ("instance with an attribute", Init),
        ("instance and its dict", lambda: [Init(), Init().__dict__]), ("slots", Slots), ("empty slots", Empty), ("object", object), ("function", lambda: lambda: 0),
        ("closure", lambda: (lambda x: lambda: x)(1)), ("bound method", lambda: Plain().__init__), ("generator", lambda: (i for i in [])), ("list iterator", lambda: iter([])),
        ("range iterator", lambda: iter(range(3))), ("class", lambda: type("T", (), {})), ("class with slots", lambda: type("T", (), {"__slots__": ()})), ("exception", lambda: ValueError(1)),
        ("slice", lambda: slice(1)), ("range", lambda: range(3)), ("list(range)", lambda: list(range(100))), ("pairs of zip", lambda: list(zip(range(10), range(10)))),
        ("pairs of items", lambda: list(dict.fromkeys(range(10)).items())), ("sorted", lambda: sorted([3, 1, 2])), ("join", lambda: "".join(["a", "b"])), ("split", lambda: "a b c".split()),
        ("copy of a list", lambda: [1, 2].copy()), ("copy of a dict", lambda: {1: 2}.copy()), ("comprehension", lambda: [i for i in range(10)]), ("dict comprehension", lambda: {i: i for i in range(10)}),
        ("set comprehension", lambda: {i for i in range(10)}), ("nested lists", lambda: [[[]], [[]]]), ("list deleted", lambda: [] and None), ("format", lambda: f"{1} {2}"), ("lambda call", lambda: (lambda a, *b, **c: 0)(1, 2, k=3)),
        ("kept arguments", lambda: (lambda *b, **c: (b, c))(1, k=3)), ("enumerate", lambda: list(enumerate("abc"))), ("map", lambda: list(map(str, [1, 2]))), ("try", lambda: try_it()), ("reversed", lambda: list(reversed([1, 2]))), ("property", lambda: property()),
        ("partial", lambda: __import__("functools").partial(len)), ("deque", lambda: __import__("collections").deque()), ("namedtuple", lambda: point(1, 2)), ("memoryview", lambda: memoryview(b"")), ("weakref", lambda: __import__("weakref").ref(point))):
    if name == "namedtuple":
        point = __import__("collections").namedtuple("P", "a b")

    def try_it():
        try:
            1 / 0
        except ZeroDivisionError:
            return None

    step()
    fact(name, counted(step) - base)


def counts_by_loop(step, times=20):
    gc.collect()
    before = gc.get_count()[0]
    for _ in range(times):
        step()
    return gc.get_count()[0] - before


fact("dropped lists", counts_by_loop(list))
fact("dropped instances", counts_by_loop(Plain))
fact("dropped cycles", counts_by_loop(lambda: (lambda l: l.append(l))([])))
gc.collect()
kept = [[] for _ in range(5)]
before = gc.get_count()[0]
del kept[2:]
fact("deleted lists", gc.get_count()[0] - before)
gc.collect()
del kept
fact("count does not go below zero", gc.get_count()[0] >= 0)
gc.collect(0)
first = gc.get_count()
gc.collect(0)
second = gc.get_count()
fact("collect(0) counts", (second[1] - first[1], second[2] - first[2]))
gc.collect(1)
third = gc.get_count()
fact("collect(1) counts", (third[1], third[2] - second[2]))
gc.collect(2)
fact("collect(2) counts", gc.get_count()[1:])


def stats():
    return [(s["collections"], s["collected"], s["uncollectable"]) for s in gc.get_stats()]


def stats_change(step):
    before = stats()
    step()
    return [tuple(b - a for a, b in zip(x, y)) for x, y in zip(before, stats())]


def ring():
    l = []
    l.append(l)


fact("keys of stats", [list(s) for s in gc.get_stats()])
fact("stats of collect()", stats_change(gc.collect))
fact("stats of collect(0)", stats_change(lambda: gc.collect(0)))
fact("stats of collect(1)", stats_change(lambda: gc.collect(1)))
fact("stats with rings", stats_change(lambda: (ring(), ring(), gc.collect(0))))
fact("stats with rings in generation 2", stats_change(lambda: (ring(), gc.collect())))


def generation_of(x):
    return [g for g in range(3) if any(o is x for o in gc.get_objects(g))]


gc.collect()
x = []
fact("new list", generation_of(x))
gc.collect(0)
fact("after collect(0)", generation_of(x))
gc.collect(0)
fact("after collect(0) again", generation_of(x))
gc.collect(1)
fact("after collect(1)", generation_of(x))
y = {}
fact("empty dict", generation_of(y))
y[1] = x
fact("dict with a list", generation_of(y))
z = ("a", 5.5 + len(x))
fact("tuple of atoms", generation_of(z))
gc.collect(0)
fact("tuple of atoms after collect(0)", generation_of(z))
fact("dict after collect(0)", generation_of(y))
gc.collect()
fact("all in generation 2", [generation_of(x), generation_of(y)])
y[2] = []
fact("new value of an old dict", generation_of(y[2]))


def sizes():
    return [len(gc.get_objects(g)) for g in range(3)]


gc.collect()
a = sizes()
kept = [[] for _ in range(10)]
b = sizes()
fact("ten lists and their list", b[0] - a[0])
gc.collect(0)
c = sizes()
fact("moved to generation 1", (c[0] - a[0] < 3, c[1] - a[1] >= 11))
fact("get_objects() is a list of all", type(gc.get_objects()).__name__)
fact("get_objects() does not hold itself", [o for o in [gc.get_objects()] for p in o if p is o])
for wrong in (3, -1, "a"):
    try:
        gc.get_objects(wrong)
    except (ValueError, TypeError) as error:
        fact(f"get_objects({wrong!r})", (type(error).__name__, str(error)))
for wrong in (3, -1, "a", None):
    try:
        gc.collect(wrong)
    except (ValueError, TypeError) as error:
        fact(f"collect({wrong!r})", (type(error).__name__, str(error)))
fact("collect by keyword", gc.collect(generation=1) >= 0)
gc.collect()
gc.freeze()
fact("frozen now", gc.get_freeze_count() > 100)
fact("generations after freeze", [n < 20 for n in sizes()])
count = gc.get_freeze_count()
kept.append([])
fact("freeze count does not grow", gc.get_freeze_count() - count)
x = [[]]
x[0].append(x)
gc.freeze()
fact("frozen more", gc.get_freeze_count() - count > 0)
del x
fact("frozen ring is not collected", gc.collect())
gc.unfreeze()
fact("unfrozen", gc.get_freeze_count())
fact("ring is collected", gc.collect())
for arguments in ((500,), (500, 5), (500, 5, 7), (0,), (700, 10, 10)):
    gc.set_threshold(*arguments)
    fact(f"set_threshold{arguments}", gc.get_threshold())
for arguments in ((), ("a",), (1, 2, 3, 4)):
    try:
        gc.set_threshold(*arguments)
    except TypeError as error:
        fact(f"set_threshold{arguments}", str(error))


class Node:
    def __init__(self):
        self.me = self


def automatic(threshold, number):
    phases = []

    def callback(phase, info):
        phases.append((phase[:2], info["generation"], info["collected"]))

    gc.collect()
    gc.set_threshold(*threshold)
    gc.callbacks.append(callback)
    gc.enable()
    for _ in range(number):
        Node()
    gc.disable()
    gc.callbacks.remove(callback)
    gc.set_threshold(700, 10, 10)
    return phases


fact("automatic collections", automatic((50, 3, 2), 300))
fact("automatic collections of 0 only", automatic((100, 100, 100), 500))
fact("threshold 0", automatic((0,), 2000))
fact("threshold 1", len(automatic((1, 10, 10), 20)))


def at_allocation(threshold):
    """After how many lists the first collection comes."""
    seen = []

    def callback(phase, info):
        if phase == "start":
            seen.append(len(kept))

    kept = []
    gc.collect()
    gc.callbacks.append(callback)
    gc.set_threshold(threshold, 100, 100)
    gc.enable()
    for _ in range(threshold * 3):
        kept.append([])
    gc.disable()
    gc.callbacks.remove(callback)
    gc.set_threshold(700, 10, 10)
    return [b - a for a, b in zip(seen, seen[1:])]


fact("lists between collections", at_allocation(100))
fact("lists between collections, 7", at_allocation(7))
