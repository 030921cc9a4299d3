# Generators that are resumed some hundred times, by each of the ways there are.
import gc
import sys
import weakref


def count(n):
    for i in range(n):
        yield i


def floats(source):
    for x in source:
        y = x * 0.5
        if x % 3:
            yield y, x
        else:
            yield y


def echo():
    got = None
    seen = []
    while True:
        got = yield got
        if got == "stop":
            return len(seen)
        seen.append(got)


def through(depth, n):
    if depth:
        result = yield from through(depth - 1, n)
        return result + 1
    for i in range(n):
        yield i * 1.5
    return 0


def handled(n):
    for i in range(n):
        yield sys.exc_info()[0]
        try:
            if i % 2:
                raise KeyError(i)
        except KeyError as e:
            yield e.args[0]
            yield sys.exc_info()[0]


total = 0
for item in floats(count(900)):
    total += item if type(item) is float else item[0] + item[1]
print(total, sum(count(1000)), max(floats(i for i in count(500) if i % 3 == 0)), len(list(count(700))))
print(sorted(count(300), key=lambda i: (i % 7, i))[:5], any(i > 290 for i in count(300)), all(count(300)))

e = echo()
next(e)
sent = [e.send(x) for x in [1, 2.5, "a", None, (1,), 10**20] * 60]
print(sent[:6], sent == [1, 2.5, "a", None, (1,), 10**20] * 60)
big = 10**15 + 1
print(e.send(big) is big, sys.getrefcount(big))
try:
    e.send("stop")
except StopIteration as s:
    print("ended with", s.value)

g = through(5, 400)
print(sum(g))
g = through(3, 400)
try:
    while True:
        next(g)
except StopIteration as s:
    print(s.value)

names = {}
for i, kind in enumerate(handled(300)):
    names[str(kind) if not isinstance(kind, int) else "number"] = names.get(str(kind) if not isinstance(kind, int) else "number", 0) + 1
print(names)
try:
    raise ValueError
except ValueError:
    inside = list(handled(200))
    print(inside[0], inside.count(ValueError), inside.count(KeyError), sys.exc_info()[0])
print(sys.exc_info())


# What rests can be looked at, thrown at, closed and collected.
class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("ends:", self.name)


def careful(name, n):
    kept = Loud(name)
    x, y = 1, 2.5
    try:
        for i in range(n):
            x += i
            y += x
            try:
                yield i
            except LookupError as error:
                yield type(error).__name__
    finally:
        print("finally", name, x, y)


g = careful("one", 1000)
for _ in range(400):
    next(g)
print(g.gi_frame.f_locals["x"], g.gi_frame.f_locals["y"], g.gi_running, g.gi_yieldfrom, g.gi_frame.f_lineno > 0)
print(next(g), g.throw(KeyError("k")), next(g), next(g))
print(g.gi_frame.f_locals["i"])
g.close()
del g
g = careful("two", 1000)
for _ in g:
    if _ == 300:
        break
print(sys.getrefcount(g), weakref.ref(g)() is g)
del g
print("deleted")
g = careful("three", 400)
try:
    for i in g:
        if i == 350:
            g.throw(ZeroDivisionError("thrown"))
except ZeroDivisionError as z:
    print(z, z.__traceback__.tb_next.tb_frame.f_code.co_name)
g = z = None


def cycle(n):
    me = yield
    kept = Loud("cycle")
    for i in range(n):
        yield i


g = cycle(900)
next(g)
g.send(g)
for i in range(300):
    next(g)
del g
print("collected", gc.collect() > 0)


def again(n):
    for i in range(n):
        try:
            next(own)
        except ValueError as v:
            yield str(v)


own = again(300)
print(set(own))


def deep(n):
    if n:
        for x in deep(n - 1):
            yield x + 1
    else:
        while True:
            yield 0


g = deep(60)
print([next(g) for _ in range(300)][-1])
try:
    next(deep(100000))
except RecursionError as r:
    print(r)


def changing(n):
    for i in range(n):
        value = i if i < n // 2 else float(i) if i < n // 4 * 3 else str(i)
        other = yield value
        if other is not None:
            value = other
        yield value


print([type(v).__name__ for v in changing(400)][::100], list(changing(400))[-1])
g = changing(400)
out = []
for i in range(600):
    out.append(next(g) if i % 2 == 0 else g.send(i % 7 or None))
print(out[:8], out[-4:])
