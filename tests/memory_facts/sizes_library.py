# Sizes of objects of the standard library.
import collections
import contextlib
import dataclasses
import datetime
import decimal
import enum
import fractions
import functools
import io
import operator
import random
import re
import string
import struct
import sys
import threading
import typing


def fact(name, value):
    print(name, value, sep=": ")


size = sys.getsizeof


def deque_growth(step, limit, start=()):
    items, changes, last = collections.deque(start), [], None
    for _ in range(limit):
        now = size(items)
        if now != last:
            changes.append((len(items), now))
            last = now
        step(items)
    return changes


fact("deque", [size(collections.deque()), size(collections.deque([1, 2])), size(collections.deque(maxlen=3)), size(collections.deque(range(100)))])
fact("deque append", deque_growth(lambda d: d.append(0), 400))
fact("deque appendleft", deque_growth(lambda d: d.appendleft(0), 400))
fact("deque popleft", deque_growth(lambda d: d and d.popleft(), 300, range(300)))
fact("deque pop", deque_growth(lambda d: d and d.pop(), 300, range(300)))
fact("deque rotate", deque_growth(lambda d: d.rotate(1), 200, range(64)))
fact("deque copy", [size(collections.deque(range(n)).copy()) for n in (0, 10, 64, 65, 200)])
fact("deque cleared", [size(d) for d in [collections.deque(range(300))] if d.clear() is None])
fact("deque iterator", [size(iter(collections.deque())), size(reversed(collections.deque()))])
ordered, changes = collections.OrderedDict(), []
for i in range(200):
    if not changes or changes[-1][1] != size(ordered):
        changes.append((len(ordered), size(ordered)))
    ordered[i] = 0
fact("OrderedDict ints", changes)
ordered, changes = collections.OrderedDict(), []
for i in range(100):
    if len(ordered) in (0, 1, 2, 5, 6, 10, 11, 12, 50):
        changes.append((len(ordered), size(ordered)))
    ordered["k%d" % i] = 0
fact("OrderedDict names", changes)
fact("OrderedDict from pairs", [size(collections.OrderedDict([(i, i) for i in range(n)])) for n in range(8)])
fact("OrderedDict copy", size(ordered.copy()))
ordered.move_to_end("k1")
fact("OrderedDict move_to_end", size(ordered))
for i in range(50):
    ordered.popitem()
fact("OrderedDict popitem", size(ordered))
ordered.clear()
fact("OrderedDict clear", size(ordered))
fact("OrderedDict views", [size(ordered.keys()), size(ordered.items()), size(iter(ordered)), size(reversed(ordered))])
fact("defaultdict", [size(collections.defaultdict(int)), size(collections.defaultdict(int, a=1)), size(collections.defaultdict(list, {1: 2}))])
missing = collections.defaultdict(int)
for i in range(12):
    missing[i]
fact("defaultdict of twelve", size(missing))
fact("defaultdict copy", size(missing.copy()))
fact("Counter", [size(collections.Counter()), size(collections.Counter("abc")), size(collections.Counter("abcdefgh")), size(collections.Counter(range(20)))])
fact("Counter sum", size(collections.Counter("abc") + collections.Counter("bcd")))
fact("ChainMap, UserDict, UserList", [size(collections.ChainMap({})), size(collections.UserDict()), size(collections.UserList()), size(collections.UserString(""))])
Point = collections.namedtuple("Point", "x y")
fact("namedtuple", [size(Point(1, 2)), size(Point(1, 2)._asdict()), size(Point(1, 2)._replace(x=3)), Point.__basicsize__, Point.__itemsize__])


class Typed(typing.NamedTuple):
    x: int
    y: int = 0


@dataclasses.dataclass
class Data:
    x: int
    y: int = 0


@dataclasses.dataclass(slots=True)
class SlotData:
    x: int
    y: int = 0


@dataclasses.dataclass(slots=True, weakref_slot=True)
class WeakData:
    x: int


@dataclasses.dataclass(frozen=True)
class Frozen:
    x: int


class Color(enum.Enum):
    RED = 1


class Level(enum.IntEnum):
    LOW = 1


class Flag(enum.Flag):
    A = 1
    B = 2


fact("typed namedtuple", size(Typed(1)))
fact("dataclasses", [size(Data(1)), size(SlotData(1)), size(WeakData(1)), size(Frozen(1))])
fact("dataclass dict", [size(Data(1).__dict__), size(dataclasses.asdict(Data(1))), size(dataclasses.astuple(Data(1)))])
fact("enum", [size(Color.RED), size(Level.LOW), size(Flag.A), size(Flag.A | Flag.B), size(Color.RED.__dict__)])
fact("partial", [size(functools.partial(len)), size(functools.partial(max, 1, key=len)), size(functools.partial(max).args), size(functools.partial(max).keywords)])


@functools.lru_cache
def cached(a):
    return a


@functools.cache
def forever(a):
    return a


class Lazy:
    @functools.cached_property
    def value(self):
        return 1

    @functools.partialmethod
    def method(self):
        pass

    @functools.singledispatchmethod
    def single(self, x):
        pass


cached(1)
fact("lru_cache", [size(cached), size(forever), size(cached.cache_info())])
fact("cmp_to_key", [size(functools.cmp_to_key(max)), size(functools.cmp_to_key(max)(1))])
fact("cached_property", [size(Lazy.__dict__["value"]), size(Lazy())])
fact("operator", [size(operator.itemgetter(1)), size(operator.itemgetter(1, 2)), size(operator.attrgetter("a")), size(operator.attrgetter("a.b", "c")), size(operator.methodcaller("a", 1))])
fact("BytesIO", [size(io.BytesIO()), size(io.BytesIO(b"abc"))])
fact("StringIO", [size(io.StringIO()), size(io.StringIO("abc"))])
stream = io.BytesIO()
stream.write(b"x" * 1000)
fact("BytesIO written", size(stream))
stream = io.BytesIO()
sizes = []
for i in range(40):
    stream.write(b"0123456789")
    if not sizes or sizes[-1] != size(stream):
        sizes.append(size(stream))
fact("BytesIO growing", sizes)
fact("BytesIO value", [size(stream.getvalue()), size(stream.getbuffer())])
stream = io.StringIO()
stream.write("é" * 100)
fact("StringIO written", size(stream))
fact("datetime", [size(datetime.date(2020, 1, 1)), size(datetime.datetime(2020, 1, 1)), size(datetime.time()), size(datetime.timedelta(1)), size(datetime.timezone.utc)])
fact("aware datetime", [size(datetime.datetime(2020, 1, 1, tzinfo=datetime.timezone.utc)), size(datetime.time(tzinfo=datetime.timezone.utc))])
fact("Decimal", [size(decimal.Decimal(1)), size(decimal.Decimal("1.5")), size(decimal.Decimal("1" * 100)), size(decimal.Decimal(10) ** 50)])
fact("decimal context", size(decimal.getcontext()))
fact("Fraction", size(fractions.Fraction(1, 2)))
fact("re", [size(re.compile("")) > 80, size(re.compile("a").match("a")), size(re.compile("(a)(b)").match("ab")), size(re.finditer("a", "a"))])
fact("struct", [size(struct.Struct("i")), size(struct.Struct("iii")), size(struct.Struct("3s4x2d"))])
fact("random", size(random.Random(1)))
fact("string", [size(string.Template("a")), size(string.Formatter())])
fact("threading", [size(threading.Lock()), size(threading.RLock()), size(threading.local()), size(threading.Condition()), size(threading.Event())])
fact("contextlib", [size(contextlib.ExitStack()), size(contextlib.nullcontext()), size(contextlib.suppress())])
fact("typing", [size(typing.List[int]), size(typing.Optional[int]), size(typing.Any)])
fact("TypeVar", size(typing.TypeVar("T")))
