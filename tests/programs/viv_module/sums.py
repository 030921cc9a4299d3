# Golden by hand: CPython has no module viv.
# The holders of an object add up to sys.getrefcount, whatever it is.
import collections, contextlib, dataclasses, decimal, enum, fractions, functools, gc, io, itertools, re, string, sys, types, typing, viv, weakref

class Plain: pass
class Slots: __slots__ = "a", "b"
class Both(Plain): __slots__ = "c",
class MyList(list): pass
class MyDict(dict): pass
class MyInt(int): pass
class MyStr(str): pass
class Meta(type): pass
class WithMeta(metaclass=Meta): pass
class Color(enum.Enum): RED = 1
@dataclasses.dataclass
class Data: x: int = 1
Point = collections.namedtuple("Point", "x y")

def generator():
    local = [1]
    yield local
def function(a, b=[2], *args, c={3}, **kwargs): return lambda: (a, b)
async def coroutine(): pass

plain = Plain(); plain.a = [1, 2]; plain.self = plain
slots = Slots(); slots.a = (1, "x"); slots.b = slots
both = Both(); both.c = plain; both.d = slots
started = generator(); next(started)
waiting = coroutine(); waiting.close()
try:
    1 / 0
except ZeroDivisionError as e:
    error = e
cell = function(1).__closure__[0]
objects = [
    plain, plain.__dict__, slots, both, MyList([1]), MyDict(a=1), MyInt(7), MyStr("s"), Meta, WithMeta, Color, Color.RED, Data(), Data, Point(1, 2),
    generator, generator(), started, function, function(1), coroutine, waiting, error, error.__traceback__, error.__traceback__.tb_frame, cell,
    None, True, ..., NotImplemented, 0, 5, 256, 257, 2 ** 70, 1.5, 1j, "", "a", "name", "two words", b"", b"x", b"xyz", (), (1,), [], {}, set(), frozenset(),
    range(3), slice(1), bytearray(b"z"), memoryview(b"m"), type, object, int, list, print, len, [].append, list.append, dict.fromkeys, str.join,
    plain.__init__, property(len), classmethod(len), staticmethod(len), super(Both, both), types.SimpleNamespace(q=1), types.MappingProxyType({}),
    iter([]), iter(()), iter({}), iter({}.items()), iter(set()), iter("s"), iter(range(1)), iter(len, 1), reversed([1]), enumerate([1]), zip([1]),
    map(len, []), filter(None, []), {}.keys(), {}.values(), {}.items(), weakref.ref(plain), weakref.proxy(plain), function.__code__, sys, gc, viv, __builtins__,
    sys.modules, globals(), collections.deque([1]), collections.OrderedDict(a=1), collections.defaultdict(list), collections.Counter("aab"),
    functools.partial(len), functools.lru_cache(len), itertools.count(), itertools.chain([1]), itertools.cycle([1]), re.compile("x"), re.match("x", "x"),
    decimal.Decimal("1.5"), fractions.Fraction(1, 2), io.StringIO("x"), io.BytesIO(b"x"), sys.stdout, sys.version_info, list[int], int | str,
    typing.Optional[int], typing.List, ValueError, ValueError("x"), KeyError("k"), OSError(2, "no"), StopIteration(3), ExceptionGroup("g", [ValueError()]),
    string.Template("$x"), contextlib.nullcontext(), sys.flags, sys._getframe(), sys.getrefcount, globals,
]
objects += [each for name in ("viv", "functools", "types", "enum", "weakref") for each in list(vars(sys.modules[name]).values())[::3]]
objects += gc.get_objects()[-300::4]
def total(holders):
    count = 0
    for holder in holders:
        count += holder.count
    return count

def unnamed(holders):
    for holder in holders:
        if holder.text == "held by the interpreter itself": return True

# What the loop below itself holds while it asks.
busy = [id(x) for x in (None, sys.getrefcount, viv.inspect)] + [id(x) for x in range(-5, 257)]
wrong = 0
strangers = set()
for x in objects:
    expected = sys.getrefcount(x)
    report = viv.inspect(x)
    if total(report.holders) != report.refcount or (report.refcount != expected and id(x) not in busy):
        wrong += 1
        print("wrong", type(x), total(report.holders), report.refcount, expected)
    if unnamed(report.holders) and gc.is_tracked(x): strangers.add(type(x).__name__)
    report = None  # it holds the holders
print(len(objects) > 250, wrong)
print("told but not counted:", [(type(each).__name__, count) for each, count in viv.unnamed() if count < 0])
print("containers that C++ code holds beside what is named:", sorted(strangers))
