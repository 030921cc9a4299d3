# Numbers that were computed: one object wherever they are looked at, a new one for every result.
import gc
import sys


def number(text):
    return float(text) if "." in text else int(text)


def copies(x):
    x = x + number("0.5")
    y = x
    z = [x, y]
    held = (x,)
    return x is y, z[0] is x, held[0] is z[1], sys.getrefcount(x)


print(copies(2.25))


def two_results(n):
    a, b = n * 1000, n * 1000
    return a == b, a is b, a is a


print(two_results(7))


def shared(n):
    a, b = n - n + 7, n * 0 + 7
    minus, big = n - n - 5, n - n + 256
    return a is b, minus is number("-5"), big is number("256"), (n - n + 257) is (n - n + 257)


print(shared(1000))


def closure():
    total = 0.0
    seen = []

    def add(step):
        nonlocal total
        total += step * 0.25
        seen.append(total)
        return total

    first = add(1)
    second = add(2)
    return first is seen[0], second is seen[1], second is total, seen


print(closure())


def generator(n):
    x = 0.5
    for i in range(n):
        x = x * 2
        got = yield x
        if got is not None:
            print("the same object came back:", got is x)


steps = generator(4)
print(next(steps), steps.gi_frame.f_locals["x"] is steps.gi_frame.f_locals["x"])
value = steps.send(None)
print(steps.gi_frame.f_locals["x"] is value)
steps.send(value)


def in_frame(n):
    x = n / 3
    for i in range(1000, 1002):
        pass
    names = sys._getframe().f_locals
    return names["x"] is x, names["i"] is i, locals()["x"] is x


print(in_frame(10))


def fails(x):
    y = x * 1.5
    z = y / (x - x)


try:
    fails(3)
except ZeroDivisionError as error:
    frame = error.__traceback__.tb_next.tb_frame
    print(sorted(frame.f_locals.items()), frame.f_locals["y"] is frame.f_locals["y"])
    del frame


class Point:
    __slots__ = ("x", "kept")


def attributes(n):
    p = Point()
    p.x = n * 0.5
    p.kept = p.x
    before = p.x
    p.x = p.x + 1.0
    p.x = p.x + 1.0
    return p.kept is before, before, p.x, sys.getrefcount(p.x)


print(attributes(5))


def items(n):
    numbers = [n * 1.5, n * 2.5]
    first = numbers[0]
    numbers[0] += 1
    numbers[0] += 1
    table = {"a": n * 1000}
    held = table["a"]
    table["a"] += 1
    return first, numbers, held, table


print(items(3))


def sharing_count(n):
    before = sys.getrefcount(77)
    a = n + 70
    b = n * 11
    return sys.getrefcount(77) - before, a is b


print(sharing_count(7))


def edges():
    top = 2 ** 50 - 1
    results = []
    for step in (0, 1, 2):
        top += step
        results.append((top, -top, top * 2, top * top, -top - 2, ~top, top // -3, top % -7, top - 2 * top))
    return results


for row in edges():
    print(row)


def special(zero):
    inf = 1e308 * 10 + zero
    nan = inf - inf
    other = -nan
    return inf, -inf, nan, other, nan is nan, nan == nan, nan != nan, [nan] == [nan], -0.0 * (zero + 1), 0.0 * (zero - 1)


print(special(0.0))


def parameters(a, b=0.5, *rest, c=2.5, **more):
    a += 1
    b += 1
    c += 1
    return a, b, c, rest, more, rest[0] is rest[1] if len(rest) > 1 else None


def calls(n):
    x = n * 1.5
    return parameters(x, x, x, x, c=x, d=x)


print(calls(4))


def exchange(n):
    a, b = n * 1.5, n * 2.5
    ids = {"a": a, "b": b}
    a, b = b, a
    return a is ids["b"], b is ids["a"]


print(exchange(2))


def unbound(n):
    x = n * 1.5
    del x
    try:
        return x
    except UnboundLocalError as error:
        return str(error)


print(unbound(2))


def wrong(n):
    x = n * 1.5
    for call in (lambda: x[0], lambda: x(), lambda: x.nothing, lambda: len(x), lambda: x < "1", lambda: [*x], lambda: "a" + x):
        try:
            call()
        except (TypeError, AttributeError) as error:
            print(error)
    try:
        x.real = 1
    except AttributeError as error:
        print(error)
    try:
        x[0] = 1
    except TypeError as error:
        print(error)
    try:
        a, b = x
    except TypeError as error:
        print(error)
    try:
        raise x
    except TypeError as error:
        print(error)
    try:
        with x:
            pass
    except TypeError as error:
        print(error)
    match x:
        case int():
            print("int")
        case float(real=r):
            print("float", r is x, r)


wrong(3)


def truth(n):
    x, zero = n * 0.5, n * 0.0
    return bool(x), not x, not zero, x and zero, zero or x, (1 if zero else 2), [i for i in range(-2, 3) if i]


print(truth(3))


def seen():
    a = number("1000") + 1
    where = id(a)
    same = id(a) == where
    a += 1
    return same, id(a) != where


print(seen(), gc.isenabled())


def after_seen(n):
    a = n * 1000
    where = id(a)
    del a
    b = n * 1001
    return id(b) == where


print(after_seen(5))
