# Chains of `yield from`: what is seen of the generators in the middle while the innermost one runs, ends, fails and is traced.
import gc
import inspect
import sys
import traceback


def leaf(n, log=None):
    for i in range(n):
        if log:
            log()
        yield i
    return "leaf done"


def link(inner, name):
    local = [name]
    result = yield from inner
    local.append(result)
    return tuple(local)


def chain(depth, inner):
    for i in range(depth):
        inner = link(inner, i)
    return inner


# Frames in between are there, with their variables.
def show():
    frame = sys._getframe(1)
    names = []
    while frame and frame.f_code.co_name in ("leaf", "link"):
        names.append((frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno, frame.f_locals.get("local")))
        frame = frame.f_back
    print(names, frame.f_code.co_name)


for x in chain(3, leaf(2, show)):
    print(x)

generators = [leaf(3, lambda: print([(g.gi_running, g.gi_yieldfrom is not None, inspect.getgeneratorstate(g)) for g in generators]))]
for i in range(3):
    generators.append(link(generators[-1], i))
print(next(generators[-1]), next(generators[-1]))
print([(g.gi_running, g.gi_yieldfrom is generators[i - 1], g.gi_frame.f_lineno > 0) for i, g in enumerate(generators) if i])
try:
    while True:
        next(generators[-1])
except StopIteration as e:
    print(e.value)

# Variables keep their counts.
marker = object()


def holder(value):
    mine = value
    yield from leaf(3)
    yield sys.getrefcount(mine)


g = link(link(holder(marker), "a"), "b")
print(sys.getrefcount(marker), [next(g) for _ in range(3)], sys.getrefcount(marker), next(g), sys.getrefcount(marker))
del g
print(sys.getrefcount(marker))


# Failing inside, caught in the middle, and not caught.
def failing():
    yield 1
    yield 2
    raise ValueError("inside")


def catching(inner):
    try:
        yield from inner
    except ValueError as e:
        yield "caught %s, %d entries" % (e, len(traceback.extract_tb(e.__traceback__)))


for catcher in (0, 2, 4):
    inner = failing()
    for i in range(5):
        inner = catching(inner) if i == catcher else link(inner, i)
    print(list(inner))
try:
    for x in chain(4, failing()):
        print(x)
except ValueError as e:
    print([entry.name for entry in traceback.extract_tb(e.__traceback__)])


# send, throw and close from outside.
def echo():
    got = None
    while True:
        try:
            got = yield got
        except KeyError as e:
            got = "thrown %s" % e
        except GeneratorExit:
            print("closed")
            raise


g = chain(4, echo())
print(next(g), g.send(1), next(g), g.send(2), g.throw(KeyError("k")), next(g), g.send(3))
g.close()
try:
    next(g)
except StopIteration:
    print("over")


# What runs when an inner generator ends may use generators itself, and what it releases runs, too.
class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name, sum(chain(5, leaf(4))), sys._getframe(1).f_code.co_name)


def owner(name):
    mine = Loud(name)
    yield from leaf(1)


def several():
    for name in "abc":
        yield from owner(name)


print(list(chain(3, several())))


# Other iterators in between.
def mixed(depth):
    if depth == 0:
        yield from [1, 2]
        yield from "ab"
        return
    yield from mixed(depth - 1)
    yield from map(str, mixed(depth - 1))
    yield depth


print(list(mixed(3)))


# A running generator is entered once.
def reenter():
    yield 1
    try:
        next(outer)
    except ValueError as e:
        yield str(e)
    try:
        next(middle)
    except ValueError as e:
        yield str(e)


middle = link(reenter(), "m")
outer = link(middle, "o")
print(list(outer))

# As deep as the limit allows, and too deep.
def nest(n):
    if n:
        yield from nest(n - 1)
    yield n


print(sum(nest(200)))
g = chain(5000, leaf(3))
try:
    for x in g:
        print(x)
except RecursionError as e:
    print(type(e).__name__, e)
g = chain(600, leaf(3))
print(next(g), next(g))


def deeper(n):
    return deeper(n - 1) if n else next(g)


try:
    print(deeper(600))
except RecursionError as e:
    print(type(e).__name__)
try:
    print(next(g))
except StopIteration:
    print("ended by it")

# Tracing that begins while the chain rests, and while it runs.
events = []


def tracer(frame, event, arg):
    if frame.f_code.co_name in ("leaf", "link"):
        events.append((frame.f_code.co_name, event, arg if event == "return" else None))
    return tracer


g = chain(2, leaf(3))
next(g)
next(g)
sys.settrace(tracer)
next(g)
sys.settrace(None)
print([e for e in events if e[1] != "line"])
events.clear()
g = chain(2, leaf(4, lambda: sys.settrace(tracer)))
print(next(g))
sys.settrace(None)
print(next(g))
print(next(g))
sys.settrace(None)
print([e for e in events if e[1] == "return"])


# Coroutines.
class Pause:
    def __await__(self):
        return (yield "paused")


async def bottom(n):
    total = 0
    for i in range(n):
        total += await Pause() or i
    return total


async def level(n, depth):
    return await (level(n, depth - 1) if depth else bottom(n)) + depth


c = level(3, 4)
try:
    while True:
        print(c.send(None), c.cr_await is not None, c.cr_running)
except StopIteration as e:
    print(e.value)
gc.collect()
