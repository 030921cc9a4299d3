# Sizes of what runs: iterators, generators, coroutines, frames, code, tracebacks.
import itertools
import sys


def fact(name, value):
    print(name, value, sep=": ")


size = sys.getsizeof
fact("iterators", [(type(it).__name__, size(it)) for it in (
    iter([]), iter(()), iter(""), iter("é"), iter(b""), iter(bytearray()), iter({}), iter({}.values()), iter({}.items()), iter(set()), iter(frozenset()),
    iter(range(3)), iter(range(2**70)), iter(memoryview(b"")), reversed([]), reversed(()), reversed(""), reversed({}), reversed({}.values()),
    reversed({}.items()), reversed(range(3)), iter(lambda: 1, 1), enumerate([]), zip(), zip([], []), zip([], strict=True), map(str, []), map(str, [], []), filter(None, []))])
fact("used iterators", [size(it) for it in (iter([1]), iter({1: 2}), iter((1,)), iter({1}), zip([1], [2]), enumerate([1])) if next(it, None) is not None])
fact("itertools", [(type(it).__name__, size(it)) for it in (
    itertools.count(), itertools.count(1.5), itertools.cycle([]), itertools.repeat(1), itertools.repeat(1, 2), itertools.accumulate([]), itertools.chain(),
    itertools.chain([], []), itertools.compress([], []), itertools.dropwhile(None, []), itertools.takewhile(None, []), itertools.filterfalse(None, []),
    itertools.groupby([]), itertools.islice([], 3), itertools.starmap(max, []), itertools.tee([])[0], itertools.zip_longest([], []), itertools.pairwise([]))])
fact("combinatorics", [size(it) for it in (
    itertools.product([1, 2], [3]), itertools.product(), itertools.permutations([1, 2, 3]), itertools.combinations([1, 2, 3], 2),
    itertools.combinations_with_replacement([1, 2, 3], 2))])
fact("combinatorics after a step", [size(it) for it in (
    itertools.product([1, 2], [3]), itertools.permutations([1, 2, 3]), itertools.combinations([1, 2, 3], 2),
    itertools.combinations_with_replacement([1, 2, 3], 2)) if next(it)])
fact("islice and tee with state", [size(itertools.islice(itertools.count(), 2, 10, 2)), size(itertools.tee([1, 2, 3], 1)[0])])


def empty():
    yield


def one(a):
    yield a


def many(a, b, c, d, e):
    f = g = h = a
    yield f, g, h


def deep(a):
    yield [a, (a, [a, (a, {a: [a]})])]


def captured():
    x = 1
    return (x for _ in range(3))


async def coroutine():
    pass


async def asynchronous():
    yield 1


fact("generators", [size(empty()), size(one(1)), size(many(1, 2, 3, 4, 5))])
fact("generator expressions", [size(x for x in []), size((x, y) for x in [] for y in []), size(captured())])
fact("deep generator", size(deep(1)))
fact("generator with try", size((lambda: (yield))()))
made = empty()
fact("generator before, within, after", [size(made), next(made), size(made), next(made, None), size(made)])
made = coroutine()
fact("coroutine", size(made))
fact("coroutine wrapper", size(made.__await__()))
made.close()
made = asynchronous()
fact("asynchronous generator", size(made))
fact("its helpers", [size(made.__anext__()), size(made.asend(None)), size(made.athrow(ValueError)), size(made.aclose())])
frame = sys._getframe()
fact("frame of the module", size(frame) > 400)


def function_frame(a, b):
    c = a
    return sys._getframe()


def small_frame():
    return sys._getframe()


fact("frame of functions", [size(small_frame()), size(function_frame(1, 2))])
fact("frame cleared", [size(f) for f in [function_frame(1, 2)] if f.clear() is None])
fact("frame of a generator", size(empty().gi_frame))
try:
    1 / 0
except ZeroDivisionError as error:
    fact("traceback", size(error.__traceback__))
fact("code class", type(empty.__code__).__itemsize__)
fact("positions and lines", [size(empty.__code__.co_lines()), size(empty.__code__.co_positions())])
fact("code constants", [size(empty.__code__.co_consts), size(empty.__code__.co_names), size(many.__code__.co_varnames), size(captured.__code__.co_cellvars)])
fact("stack frames do not change the size", [size(f) for f in [small_frame()] if f.f_lineno])
fact("locals of a frame", size(function_frame(1, 2).f_locals))


class Iterator:
    def __getitem__(self, index):
        if index > 2:
            raise IndexError
        return index


fact("sequence iterator", [size(iter(Iterator())), size(reversed(type("S", (), {"__len__": lambda s: 1, "__getitem__": lambda s, i: 1})()))])
