# The bytes of pickles, in every protocol with opcodes of its own: all types, shared and recursive parts, reducers, batches, frames.
import collections, copyreg, datetime, enum, fractions, pickle
from binascii import crc32


class Plain:
    def __init__(self, *values):
        self.values = values


class Slots:
    __slots__ = ("a", "b")


class Keyword:
    def __new__(cls, *, key):
        self = object.__new__(cls)
        self.key = key
        return self

    def __getnewargs_ex__(self):
        return (), {"key": self.key}


class Stateful(list):
    def __reduce__(self):
        return Stateful, (), {"extra": 1}, iter(self), iter([("k", 1)]), put_state

    def __setitem__(self, key, value):
        pass


def put_state(obj, state):
    obj.state = state


class Color(enum.Enum):
    RED = 1


class Outer:
    class Inner:
        pass


class Registered:
    pass


copyreg.add_extension("__main__", "Registered", 0x1234)
copyreg.pickle(complex, lambda c: (complex, (c.real, c.imag)))
ring = []
ring.append(ring)
pair = ({}, 5)
pair[0]["self"] = pair
many = ([1], 2, 3, 4, 5)
many[0].append(many)
slots = Slots()
slots.a, slots.b = 1, [2]
shared = ["x" * 300]
things = [
    None, True, 0, 255, 256, 65535, 65536, -1, -128, -129, 1 << 31, -(1 << 31), 1 << 63, -(1 << 63), 1 << 2100, -(1 << 2047), 0.5, -0.0, float("inf"),
    "", "text", "\u00e9\u20ac\U0001f600", "\ud800", "y" * 256, b"", b"ab\xff", b"z" * 300, bytearray(b""), bytearray(b"q" * 5), (), (1,), (1, 2),
    (1, 2, 3), (1, 2, 3, 4), [], [1], {}, {"a": 1}, {1: 2, 3: [4]}, set(), {5}, frozenset(), frozenset({6}), [shared, shared, shared[0]],
    ring, pair, many, Plain(1, Plain()), slots, Keyword(key="v"), Color.RED, Registered, int, type(None), type(...), len,
    collections.OrderedDict(a=1), collections.Counter("aab"), collections.deque([1, 2], 3), fractions.Fraction(1, 3), datetime.date(2024, 2, 29),
    range(1, 9, 2), 3 + 4j, ValueError("wrong", 1), Outer.Inner, Stateful([1, 2]), print, [[[[{}]]]],
]
for protocol in (2, 3, 4, 5):
    for thing in things:
        data = pickle.dumps(thing, protocol)
        back = pickle.loads(data)
        print(protocol, type(thing).__name__, data if len(data) < 60 else (len(data), crc32(data)), type(back) is type(thing))
for count in (999, 1000, 1001, 1002, 2000, 2001):
    for thing in (list(range(count)), dict.fromkeys(range(count)), set(range(count)), collections.deque(range(count)), Stateful(range(count))):
        data = pickle.dumps(thing)
        print(count, type(thing).__name__, len(data), crc32(data), len(pickle.loads(data)))
big = [bytes(number) * 1000 for number in range(60, 70)] + ["s" * 70_000, bytearray(100_000), "\u20ac" * 30_000]
for protocol in (2, 4, 5):
    data = pickle.dumps(big, protocol)
    print(len(data), crc32(data), pickle.loads(data) == big)
