# Differences of sys.getallocatedblocks: how many blocks of the heap each thing takes.
import gc
import sys


def fact(name, value):
    print(name, value, sep=": ")


gc.disable()
blocks = sys.getallocatedblocks
one = 1.5
text = "".join(["abc", "def"])


class Plain:
    pass


class Init:
    def __init__(self):
        self.a = self.b = 1


class Slots:
    __slots__ = ("a", "b")


def taken(make, count=200):
    """Blocks of one of `count` things, in hundredths, rounded: free lists and pools make up less than a hundredth."""
    keep = [None] * count
    for _ in range(2):
        for i in range(count):
            keep[i] = None
        before = blocks()
        for i in range(count):
            keep[i] = make()
        after = blocks()
    return round((after - before) / count, 1)


def generator():
    yield


for name, make in (
        ("float", lambda: one + 1), ("big int", lambda: 10**10 + int(one)), ("small int", lambda: 5), ("str", lambda: text + "x"), ("one character", lambda: text[0]), ("bytes", lambda: b"ab" + b"cd"), ("complex", lambda: one * 1j),
        ("empty list", lambda: []), ("list of one", lambda: [one]), ("list of twenty", lambda: [one] * 20), ("empty dict", lambda: {}), ("dict of one", lambda: {1: 1}), ("dict of names", lambda: {"a": 1}), ("empty set", lambda: set()), ("set of one", lambda: {1}),
        ("set of ten", lambda: set(range(10))), ("frozenset of ten", lambda: frozenset(range(10))), ("empty tuple", lambda: ()), ("tuple", lambda: (one, one)), ("object", object), ("instance", Plain), ("instance with attributes", Init), ("instance with a dict", lambda: [i for i in [Init()] if i.__dict__][0]),
        ("slots", Slots), ("function", lambda: lambda: 0), ("closure", lambda: (lambda x: lambda: x)(1)), ("bound method", lambda: text.upper), ("generator", generator), ("bytearray", lambda: bytearray(10)), ("empty bytearray", lambda: bytearray()), ("range", lambda: range(3)), ("slice", lambda: slice(one)), ("list iterator", lambda: iter([])),
        ("exception", lambda: ValueError()), ("exception with a value", lambda: ValueError(1)), ("str of 500", lambda: text * 80), ("str of 1000", lambda: text * 200), ("list of 1000", lambda: [one] * 1000), ("bytes of 600", lambda: bytes(600)), ("list subclass", lambda: type_of_list()), ("property", property),
        ("memoryview", lambda: memoryview(b"abc")), ("enumerate", lambda: enumerate([])), ("zip", lambda: zip([], [])), ("map", lambda: map(len, [])), ("deque", lambda: deque()), ("partial", lambda: partial(len)), ("OrderedDict", lambda: ordered()), ("defaultdict", lambda: default(int)), ("weakref", lambda: ref(Slots, len)), ("array", lambda: array("i", [1]))):
    if name == "list subclass":
        type_of_list = type("L", (list,), {})
    elif name == "deque":
        from array import array
        from collections import defaultdict as default
        from collections import deque
        from collections import OrderedDict as ordered
        from functools import partial
        from weakref import ref
    fact(name, taken(make))


def freed(make, count=500):
    keep = [make() for _ in range(count)]
    before = blocks()
    keep.clear()
    return round((before - blocks()) / count, 1)


fact("objects freed", freed(object))
fact("instances freed", freed(Init))
fact("slots freed", freed(Slots))


def leaks(step, times=500):
    step()
    gc.collect()
    before = blocks()
    for _ in range(times):
        step()
    gc.collect()
    return (blocks() - before) // times


for name, step in (
        ("nothing", lambda: None), ("lists", lambda: [[]]), ("rings", lambda: (lambda l: l.append(l))([])), ("classes", lambda: type("T", (), {})), ("exceptions", lambda: fails()), ("closures", lambda: (lambda x: lambda: x)(1)),
        ("exec", lambda: exec("a = 1")), ("eval", lambda: eval("1 + 1")), ("compile", lambda: compile("a = [1, 2]", "f", "exec")), ("format", lambda: f"{one} {text!r:>10}"), ("sorted", lambda: sorted([3, 1])), ("generator", lambda: list(generator())), ("partial generator", lambda: next(generator()))):
    def fails():
        try:
            1 / 0
        except ZeroDivisionError:
            pass
    fact("leak of " + name, leaks(step))
fact("type of the count", type(blocks()).__name__)
