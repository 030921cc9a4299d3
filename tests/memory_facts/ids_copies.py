# What copies are: copy.copy, copy.deepcopy, constructors, s += in place.
import array
import collections
import copy
import datetime
import decimal
import fractions
import functools
import re
import sys
import types
import weakref


def fact(name, value):
    print(name, value, sep=": ")


class Plain:
    pass


plain = Plain()
values = [
    ("None", None), ("int", 10**10), ("float", 1.5), ("complex", 1j), ("str", "a b"), ("bytes", b"ab"), ("tuple", (1, 2)), ("tuple with a list", ([],)),
    ("empty tuple", ()), ("nested tuple", ((1,), (2,))), ("frozenset", frozenset([1])), ("range", range(3)), ("slice", slice(1)), ("type", int), ("class", Plain), ("function", fact),
    ("builtin", len), ("module type", types.ModuleType), ("ellipsis", ...), ("NotImplemented", NotImplemented), ("property", property()), ("weakref", weakref.ref(plain)),
    ("regex", re.compile("a")), ("date", datetime.date(2020, 1, 1)), ("timedelta", datetime.timedelta(1)), ("Decimal", decimal.Decimal(1)),
    ("Fraction", fractions.Fraction(1, 2)), ("list", [1]), ("dict", {1: 2}), ("set", {1}), ("bytearray", bytearray(b"a")), ("deque", collections.deque([1])),
    ("array", array.array("i", [1])), ("instance", plain), ("OrderedDict", collections.OrderedDict(a=1)), ("partial", functools.partial(len)),
    ("exception", ValueError(1)), ("object", object()), ("bound method", plain.__init__), ("lambda", lambda: 0), ("generic alias", list[int]), ("union", int | str)]
for name, value in values:
    for how in (copy.copy, copy.deepcopy):
        try:
            made = how(value)
        except Exception as error:
            fact(f"{how.__name__} of {name}", (type(error).__name__, str(error)))
        else:
            fact(f"{how.__name__} of {name}", ("same" if made is value else "new", type(made) is type(value)))
nested = [[1], (2, [3]), {"k": [4]}]
shallow, deep = copy.copy(nested), copy.deepcopy(nested)
fact("shallow items", [a is b for a, b in zip(nested, shallow)])
fact("deep items", [a is b for a, b in zip(nested, deep)])
shared = [1]
deep = copy.deepcopy([shared, shared, (shared,)])
fact("sharing is kept", [deep[0] is deep[1], deep[2][0] is deep[0], deep[0] is shared])
ring = []
ring.append(ring)
deep = copy.deepcopy(ring)
fact("ring", [deep[0] is deep, deep is ring])
ring = ([],)
ring[0].append(ring)
deep = copy.deepcopy(ring)
fact("ring by a tuple", [deep[0][0] is deep, deep is ring])
memo = {}
deep = copy.deepcopy(shared, memo)
fact("memo", [len(memo), memo[id(shared)] is deep, memo[id(memo)] == [shared], memo[id(memo)][0] is shared])
memo = {}
copy.deepcopy((1, 2), memo)
fact("memo of a constant tuple", len(memo))
memo = {}
copy.deepcopy([1, "a", None], memo)
fact("memo of a list of atoms", len(memo))
before = sys.getrefcount(shared)
deep = copy.deepcopy([shared] * 3)
fact("count after deepcopy", sys.getrefcount(shared) - before)
fact("count of the copy", sys.getrefcount(deep[0]))
shallow = copy.copy([shared] * 3)
fact("count after copy", sys.getrefcount(shared) - before)


class Hooks:
    def __copy__(self):
        return "copied"

    def __deepcopy__(self, memo):
        return "deep"


fact("hooks", [copy.copy(Hooks()), copy.deepcopy(Hooks()), copy.deepcopy([Hooks()])])


class Slots:
    __slots__ = ("a", "b")


s = Slots()
s.a = [1]
made = copy.copy(s)
fact("slots", [made is s, made.a is s.a, hasattr(made, "b")])
made = copy.deepcopy(s)
fact("slots, deep", [made.a is s.a, made.a == s.a])


class Init:
    calls = 0

    def __init__(self):
        Init.calls += 1
        self.x = []


i = Init()
made = copy.copy(i)
fact("__init__ is not called", Init.calls)
fact("shared attribute", [made.x is i.x, made.__dict__ is i.__dict__])
fact("deep attribute", copy.deepcopy(i).x is i.x)


def appended(alias):
    """Ids that `text` goes through; more than one may be one object that grew where it was."""
    text = "".join(["ab", "cd"])
    keep = text if alias else None
    ids = set()
    for _ in range(50):
        text += "x"
        ids.add(id(text))
    return len(ids)


def moves(change):
    return change()


def aliased():
    text, kept, ids = "start", [], set()
    for _ in range(50):
        text += "x"
        kept.append(text)
        ids.add(id(text))
    return len(ids)


fact("s += in place", appended(False) < 50)
fact("s += with the result kept", aliased())


def in_place(make):
    text = make()
    same = 0
    for _ in range(7):
        before = id(text)
        text += "y"
        same += id(text) == before
    return same


fact("grows within its block", in_place(lambda: "".join(["abcdefgh", "ij"])) >= 5)


def other_forms():
    text = "".join(["abcdefgh", "i"])
    before = id(text)
    text = text + "y"
    plus = id(text) == before
    before = id(text)
    text = "y" + text
    front = id(text) == before
    return plus, front


fact("s = s + t, s = t + s", other_forms())


class Holder:
    def __init__(self):
        self.text = "".join(["abcdefgh", "i"])

    def grow(self):
        before = id(self.text)
        self.text += "y"
        return id(self.text) == before


fact("self.s += t", [Holder().grow(), Holder().grow()])


def subscript():
    table = ["".join(["abcdefgh", "i"])]
    before = id(table[0])
    table[0] += "y"
    return id(table[0]) == before


fact("l[0] += t", subscript())


def in_cell():
    text = "".join(["abcdefgh", "i"])

    def grow():
        nonlocal text
        before = id(text)
        text += "y"
        return id(text) == before

    return grow()


fact("s += in a cell", in_cell())
global_text = "".join(["abcdefgh", "i"])


def in_global():
    global global_text
    before = id(global_text)
    global_text += "y"
    return id(global_text) == before


before = id(global_text)
global_text += "y"
fact("s += of a global at module level", id(global_text) == before)
fact("s += of a global in a function", in_global())


def widened():
    text = "".join(["abcdefgh", "i"])
    before = id(text)
    text += "é"
    return id(text) == before, sys.getsizeof(text)


fact("s += that widens", widened())
