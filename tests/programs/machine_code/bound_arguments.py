"""Calls with keywords and defaults, run often: machine code puts the arguments in place."""
import sys


def plain(a, b, c=3, d=4):
    return (a, b, c, d)


def only(a, *, key, other=9):
    return (a, key, other)


def counted(x, y=None):
    return sys.getrefcount(x), sys.getrefcount(y)


def total(first, second=10, third=100):
    return first - second + third


class Holder:
    def method(self, a, b=2, c=3):
        return (a, b, c)


def calls(rounds):
    holder = Holder()
    last = None
    for i in range(rounds):
        last = (
            plain(1, 2), plain(1, b=2), plain(b=2, a=1), plain(1, d=i, b=2), plain(d=1, c=2, b=3, a=4), only(1, key=2), only(key=1, a=2, other=i),
            holder.method(1), holder.method(a=1), holder.method(c=1, a=2), holder.method(1, c=i),
            total(i, third=i * 2), total(third=1.5, first=i), total(second=i, first=1 << 70),
        )
    return last


print(calls(400))


def counts(rounds):
    value = object()
    other = object()
    seen = set()
    for _ in range(rounds):
        seen.add(counted(value, y=other))
        seen.add(counted(y=value, x=other))
        seen.add(counted(value, value))
    return seen, sys.getrefcount(value), sys.getrefcount(other)


seen, value, other = counts(300)
print(sorted(seen)[:2], value, other)


def changing(rounds):
    def callee(a, b=1):
        return a + b

    results = set()
    for i in range(rounds):
        if i == rounds // 2:
            callee.__defaults__ = (1000,)
        if i == rounds * 3 // 4:
            callee.__defaults__ = None
        try:
            results.add(callee(1))
        except TypeError as error:
            results.add(str(error))
        results.add(callee(a=1, b=5))
    return sorted(map(str, results))


print(changing(800))


def same_code(rounds):
    def make(base, step=None):
        def add(x, y=base):
            return x + y + base
        return add

    results = 0
    for i in range(rounds):
        results += make(i)(x=1) + make(2)(1, y=i)
    return results


print(same_code(500))


def wrong(rounds):
    messages = set()
    for i in range(rounds):
        for call in (lambda: plain(1), lambda: plain(1, a=2), lambda: plain(1, 2, e=3), lambda: only(1), lambda: plain(1, 2, 3, 4, 5)):
            try:
                call()
            except TypeError as error:
                messages.add(str(error))
        messages.add(str(plain(a=i % 2, b=0)))
    return sorted(messages)


for line in wrong(300):
    print(line)


def fails(a, b=0, c=0):
    if a == 399:
        raise ValueError(b, c)
    return a


def through(rounds):
    for i in range(rounds):
        fails(i, c=i)


try:
    through(400)
except ValueError as error:
    print(error, error.__traceback__.tb_next.tb_next.tb_frame.f_locals)


def deep(n, *, step=1):
    return 0 if n == 0 else 1 + deep(n=n - step)


print(deep(200), deep(900))
sys.setrecursionlimit(300)
try:
    deep(1000)
except RecursionError as error:
    print(error)


def comprehensions(rounds):
    n = 0
    for i in range(rounds):
        n += len([x + i for x in (1, 2, 3)]) + sum({x: x for x in range(i % 4)}) + len({x % 2 for x in (i, i + 1)})
        n += (lambda a, b=2: a * b)(i)
        n += (lambda a, *, k: a * k)(1, k=i)
    return n


print(comprehensions(400))
