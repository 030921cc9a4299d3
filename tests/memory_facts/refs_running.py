# sys.getrefcount while code runs: iteration, comprehensions, with, except, tracebacks, generators, frames.
import sys
from sys import getrefcount as count


def fact(name, value):
    print(name, value, sep=": ")


for i in [object()]:
    fact("for over a temporary list", count(i))
items = [object()]
for i in items:
    fact("for over a named list", count(i))
fact("after the loop", count(items[0]))
del i
fact("loop variable deleted", count(items[0]))
for i in (object() for _ in range(1)):
    fact("for over a generator", count(i))
for i in iter([object()]):
    fact("for over an iterator", count(i))
for i in map(lambda a: object(), [1]):
    fact("for over map", count(i))
for i, j in enumerate([object()]):
    fact("for over enumerate", count(j))
for i, j in zip([object()], [object()]):
    fact("for over zip", (count(i), count(j)))
for pair in zip([object()], [object()]):
    fact("the pair of zip", (count(pair), count(pair[0])))
for pair in enumerate([object()]):
    fact("the pair of enumerate", (count(pair), count(pair[1])))
for pair in {1: object()}.items():
    fact("the pair of items", (count(pair), count(pair[1])))
for i in {1: object()}.values():
    fact("for over values", count(i))
for i in {object(): 1}:
    fact("for over keys", count(i))
for i in {object()}:
    fact("for over a set", count(i))
for i in reversed([object()]):
    fact("for over reversed", count(i))
for i in (object(),):
    fact("for over a tuple", count(i))
for (i,) in [(object(),)]:
    fact("unpacked by for", count(i))
for i, *j in [(object(), object())]:
    fact("star unpacked by for", (count(i), count(j), count(j[0])))
fact("list in iteration", [count(items) for _ in items])
fact("comprehension", [count(i) for i in [object()]])
fact("comprehension over a named list", [count(i) for i in items])
fact("set comprehension", {count(i) for i in [object()]})
fact("dict comprehension", {count(i): count(j) for i, j in [(object(), object())]})
fact("generator expression", list(count(i) for i in [object()]))
fact("nested comprehension", [count(j) for i in [[object()]] for j in i])
fact("inner list", [count(i) for i in [[1]] for j in i])
fact("comprehension with condition", [count(i) for i in [object()] if count(i)])
fact("iterator's list", (lambda l: (count(l), [iter(l)], count(l)))([1])[::2])
it = iter(items)
fact("list with an iterator", count(items))
next(it)
fact("list with a used iterator", count(items))
next(it, None)
fact("list with an exhausted iterator", count(items))
del it
a, b = object(), object()
fact("unpacked", (count(a), count(b)))
a, b = b, a
fact("swapped", (count(a), count(b)))
[a, b] = [b, a]
fact("swapped by lists", (count(a), count(b)))
a, *b = [object(), object()]
fact("star", (count(a), count(b), count(b[0])))
(a := object())
fact("walrus", count(a))
a = [object()]
a, = a
fact("unpacked from itself", count(a))


def raise_it(error):
    raise error


def caught():
    try:
        raise ValueError
    except ValueError as error:
        return count(error)


def caught_no_name():
    try:
        raise ValueError
    except ValueError:
        return count(sys.exc_info()[1])


def caught_from_call():
    try:
        raise_it(ValueError())
    except ValueError as error:
        return count(error)


def caught_named_before():
    known = ValueError()
    try:
        raise known
    except ValueError as error:
        return count(error), count(known)


def after_except():
    known = ValueError()
    try:
        raise known
    except ValueError:
        pass
    return count(known)


def after_except_as():
    known = ValueError()
    try:
        raise known
    except ValueError as error:
        pass
    return count(known)


def traceback_count():
    try:
        raise ValueError
    except ValueError as error:
        return count(error.__traceback__), count(error.__traceback__.tb_frame)


def builtin_error():
    try:
        1 / 0
    except ZeroDivisionError as error:
        return count(error)


def context():
    try:
        try:
            raise KeyError
        except KeyError:
            raise ValueError
    except ValueError as error:
        return count(error), count(error.__context__)


def cause():
    known = KeyError()
    try:
        raise ValueError from known
    except ValueError as error:
        return count(error), count(known)


def within_finally():
    known = ValueError()
    seen = []
    try:
        try:
            raise known
        finally:
            seen.append(count(known))
    except ValueError:
        seen.append(count(known))
    seen.append(count(known))
    return seen


def reraised():
    try:
        try:
            raise ValueError
        except ValueError as inner:
            seen = count(inner)
            raise
    except ValueError as error:
        return seen, count(error)


def exception_group():
    try:
        raise ExceptionGroup("g", [ValueError()])
    except* ValueError as group:
        seen = count(group), count(group.exceptions), count(group.exceptions[0])
    return seen


def instance_or_class():
    seen = []
    for what in (ValueError, ValueError()):
        try:
            raise what
        except ValueError as error:
            seen.append(count(error))
    return seen


fact("except as", caught())
fact("except without a name", caught_no_name())
fact("except from a call", caught_from_call())
fact("except of a named exception", caught_named_before())
fact("after except", after_except())
fact("after except as", after_except_as())
fact("traceback", traceback_count())
fact("error of the machine", builtin_error())
fact("context", context())
fact("cause", cause())
fact("finally", within_finally())
fact("raised again", reraised())
fact("except*", exception_group())
fact("class or instance", instance_or_class())


def local_kept_by_traceback():
    def fail(a):
        raise ValueError

    item = object()
    try:
        fail(item)
    except ValueError as error:
        inside = count(item)
        keep = error
    with_kept = count(item)
    keep.__traceback__ = None
    cleared = count(item)
    return inside, with_kept, cleared


fact("argument kept by a traceback", local_kept_by_traceback())


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        results.append((count(self), count(value) if value else 0, count(trace) if trace else 0))
        return True


results = []


def with_statement():
    with Manager() as m:
        results.append(count(m))
    with Manager():
        pass
    with Manager() as m:
        raise ValueError
    m = Manager()
    with m:
        results.append(count(m))


with_statement()
fact("with", results)


def generator(a):
    yield count(a)
    b = yield count(a)
    yield count(b)
    yield from inner(a)


def inner(a):
    yield count(a)


x = object()
g = generator(x)
fact("generator argument", next(g))
fact("generator argument again", next(g))
fact("sent value", g.send(x))
fact("sub-generator", next(g))
fact("generator", count(g))
fact("frame of a generator", count(g.gi_frame))
fact("code of a generator", count(g.gi_code) - count(generator.__code__))
g = generator(object())
fact("generator argument, temporary", next(g))
next(g)
fact("sent temporary", g.send(object()))


def returns():
    a = object()
    return a


fact("returned", count(returns()))


def yields():
    a = object()
    yield a


fact("yielded", count(next(yields())))


def yields_temporary():
    yield object()


fact("yielded temporary", count(next(yields_temporary())))
g = yields()
fact("yielded, generator alive", count(next(g)))


async def awaits(a):
    return count(a)


async def outer(a):
    return await awaits(a)


def drive(c):
    try:
        c.send(None)
    except StopIteration as stop:
        return stop.value


fact("coroutine argument", drive(awaits(x)))
fact("awaited argument", drive(outer(x)))
fact("awaited temporary", drive(outer(object())))


def frame_count():
    frame = sys._getframe()
    return count(frame)


def frame_of_caller(a):
    frame = sys._getframe(1)
    return count(frame)


def frame_temporary():
    return count(sys._getframe())


fact("frame", frame_count())
fact("frame of the caller", frame_of_caller(1))
fact("frame, temporary", frame_temporary())


def locals_count():
    a = object()
    before = count(a)
    snapshot = locals()
    with_snapshot = count(a)
    del snapshot
    return before, with_snapshot, count(a)


fact("locals()", locals_count())


def locals_twice():
    a = object()
    return count(locals()), count(locals())


fact("locals() itself", locals_twice())


def fstring(a):
    return f"{count(a)}", f"{a!r:.0}{count(a)}"


fact("f-string", fstring(object()))


def match_value(a):
    match a:
        case [b, c]:
            return count(a), count(b)
        case {"k": b}:
            return count(a), count(b)
        case b:
            return count(a), count(b)


fact("match sequence", match_value([object(), 1]))
fact("match mapping", match_value({"k": object()}))
fact("match capture", match_value(object()))


def chained(a):
    return a is a is not None, count(a)


fact("chained comparison", chained(object()))
fact("assert", (lambda a: count(a))(object()))


class Body:
    item = object()
    seen = count(item)
    other = item
    seen2 = count(item)


fact("class body", (Body.seen, Body.seen2, count(Body.item)))
exec("item = object(); seen = count(item)")
fact("exec", globals()["seen"])
space = {"count": count}
exec("item = object(); seen = count(item)", space)
fact("exec in a dict", space["seen"])
fact("eval", eval("count(x)"))
fact("eval of a temporary", eval("count(object())"))


def deleted():
    a = object()
    b = a
    del b
    return count(a)


def overwritten():
    a = object()
    b = a
    b = None
    return count(a)


def augmented():
    a = [1]
    a += [2]
    a = a + [3]
    return count(a)


def global_in_function():
    global made
    made = object()
    return count(made)


def loop_variable():
    for a in [object()]:
        pass
    return count(a)


def comprehension_leaves_nothing():
    a = object()
    [i for i in [a]]
    {a: a}
    (a, a)
    return count(a)


def stacked(a):
    return [count(a), a, count(a), (a, count(a))][::2]


def method_chain():
    a = []
    a.append(a.append)
    return count(a)


fact("deleted local", deleted())
fact("overwritten local", overwritten())
fact("augmented", augmented())
fact("global in a function", global_in_function())
fact("loop variable", loop_variable())
fact("leftovers", comprehension_leaves_nothing())
fact("items on the stack", stacked(object())[0])
fact("items on the stack, all", stacked(x))
fact("bound append", method_chain())


def operands(a):
    return (a, a, count(a)), count(a)


fact("operands on the stack", operands(object())[0][2])


def arguments_in_call(a):
    return max(a, a, key=lambda v: counts.append(count(v)) or 0)


counts = []
arguments_in_call(object())
fact("arguments of a builtin in progress", counts)


def two(a, b):
    return count(a), count(b)


fact("same argument twice", two(x, x))
fact("keywords and positional", two(b=x, a=x))
fact("unpacked list twice", two(*[object()] * 2))
