# `for a, b in` d.items(), zip(...), enumerate(...) as a program can see it: counts, order of releases, changes meanwhile, tracing.
import gc
import sys


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def counts():
    d = {"k%d" % i: [i] for i in range(4)}
    for key, value in d.items():
        print(sys.getrefcount(value), sys.getrefcount(key) - sys.getrefcount(next(iter(d))) >= 0, len(gc.get_referrers(value)))
    print(sys.getrefcount(value))


def releases():
    d = {i: Loud(i) for i in range(4)}
    for key, value in d.items():
        print("at", key)
        d[key] = None
    print("after")
    del value
    print("end")


def changed():
    d = {i: i for i in range(5)}
    try:
        for key, value in d.items():
            if key == 2:
                d[99] = 1
    except RuntimeError as e:
        print(key, value, e)
    d = {i: i for i in range(5)}
    try:
        for key, value in d.items():
            if key == 2:
                del d[0]
                d["new"] = 1
    except RuntimeError as e:
        print(key, value, e)


def kept_pair():
    d = {i: str(i) for i in range(4)}
    iterator = iter(d.items())
    pairs = []
    for key, value in iterator:
        pairs.append((key, value))
        if key == 1:
            pairs.append(next(iterator))
    print(pairs)
    for pair in d.items():
        key, value = pair
        pairs.append(pair)
    print(pairs[-4:])


def various():
    for source in [{1: 2, 3: 4}.items(), [(5, 6)], ["ab"], [[7, 8]], [(1, 2, 3)]]:
        try:
            for first, second in source:
                print(first, second)
        except ValueError as e:
            print(e)


def traced():
    lines = []

    def tracer(frame, event, arg):
        if frame.f_code.co_name == "body":
            lines.append((event, frame.f_lineno - frame.f_code.co_firstlineno))
        return tracer

    def body(d):
        total = 0
        for (
            key,
            value,
        ) in d.items():
            total += value
        return total

    body({1: 2, 3: 4, 5: 6})
    sys.settrace(tracer)
    body({1: 2, 3: 4})
    sys.settrace(None)
    print(lines)


class Key:
    def __init__(self, name):
        self.name = name

    def __hash__(self):
        return hash(self.name)

    def __eq__(self, other):
        print("eq", self.name, getattr(other, "name", other))
        return self.name == getattr(other, "name", other)


def foreign_keys():
    d = {Key("a"): 1, (1, "x"): 2, (1, (2, 3)): 3, 5: 4}
    print(d["a"], d[1, "x"], d[1, (2, 3)], d[5], d[5.0], "a" in d, (1, "y") in d, 6 in d)
    for key in ("b", (1, "z"), 7, (1, [2])):
        try:
            print(d[key])
        except (KeyError, TypeError) as e:
            print(type(e).__name__, e)
        try:
            print(key in d)
        except TypeError as e:
            print(e)


counts()
releases()
changed()
kept_pair()
various()
traced()
foreign_keys()


def zips_and_enumerations():
    a, b = [[1], [2], [3]], ([4], [5])
    for x, y in zip(a, b):
        print(x, y, sys.getrefcount(x), sys.getrefcount(y))
    iterator = zip(a, b)
    for x, y in iterator:
        print(x, y)
        print(next(iterator, "end"))
    one = iter(a * 2)
    print([(x, y) for x, y in zip(one, one)], list(one))
    rest = iter(a)
    for x, y in zip(rest, b):
        pass
    print(list(rest))
    for i, x in enumerate(a, 300):
        print(i, x, sys.getrefcount(i), sys.getrefcount(x))
        if i == 300:
            a.append(["grown"])
        if i > 310:
            break
    big = enumerate(a, 2**63 - 2)
    for i, x in big:
        print(i, x)
    try:
        for x, y in zip(a, (1, 2), strict=True):
            print(x, y)
    except ValueError as e:
        print(e)
    for x, y in zip(range(2), a):
        print(x, y)
    for x, y in zip("ab", enumerate(a)):
        print(x, y)
    for source in (zip(a, b), enumerate(a), {1: 2}.items(), zip(a, b, a)):
        try:
            for x, y in source:
                print(x, y)
        except ValueError as e:
            print(e)


zips_and_enumerations()
