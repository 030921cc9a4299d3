"""Class calls and properties, run often: their frames are pushed by machine code."""
import gc
import sys
import weakref


class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y

    @property
    def sum(self):
        return self.x + self.y

    @property
    def me(self):
        return self


class Counted:
    counts = set()

    def __init__(self, argument, number):
        self.counts.add((sys.getrefcount(self), sys.getrefcount(argument), sys.getrefcount(Counted.__init__)))
        self.number = number


class Defaults:
    def __init__(self, a, b=2):
        self.value = (a, b)


class Returns:
    def __init__(self, what):
        self.what = what
        if what == 350:
            return what  # no None
        if what == 360:
            return "text"


class Raises:
    def __init__(self, what):
        if what % 100 == 99:
            raise ValueError(what)


class Nested:
    def __init__(self, depth):
        self.inner = Nested(depth - 1) if depth else None

    def __del__(self):
        Nested.deleted += 1

    deleted = 0


def instances(rounds):
    total = 0
    for i in range(rounds):
        p = Point(i, 1.5)
        total += p.sum + Point(1, i).sum + Point(2, 3).me.x
    return total


print(instances(500))

argument = object()
before = sys.getrefcount(argument)


def counting(rounds):
    for i in range(rounds):
        Counted(argument, i)
        Counted(number=i, argument=argument)


counting(300)
print(len(Counted.counts), sys.getrefcount(argument) == before)


def positional(rounds):
    Counted.counts.clear()
    for i in range(rounds):
        Counted(argument, i * 1000)


positional(400)
print([(own, given - before, function) for own, given, function in Counted.counts])


def outcomes(rounds):
    seen = {}
    for i in range(rounds):
        for make in (Returns, Raises, Defaults):
            try:
                made = make(i)
                seen[make.__name__] = seen.get(make.__name__, 0) + 1
            except (TypeError, ValueError) as error:
                seen[f"{type(error).__name__}: {error}"] = error.__traceback__.tb_next is not None
    return seen


print(outcomes(400))


def nested(rounds):
    for _ in range(rounds):
        Nested(3)


nested(200)
print(Nested.deleted)


def replaced(rounds):
    class Changing:
        def __init__(self, a):
            self.a = a

    results = set()
    for i in range(rounds):
        if i == rounds // 2:
            def __init__(self, a):
                self.a = -1
            Changing.__init__ = __init__
            del __init__
        if i == rounds * 3 // 4:
            Changing.__init__.__code__ = (lambda self, a: setattr(self, "a", "code")).__code__
        results.add(Changing(1).a)
    return sorted(map(str, results))


print(replaced(800))


class Collected:
    def __init__(self, number):
        self.me = self
        if number % 50 == 0:
            gc.collect()


def collected(rounds):
    references = []
    for i in range(rounds):
        references.append(weakref.ref(Collected(i)))
    gc.collect()
    return sum(reference() is not None for reference in references)


print(collected(300))


class Vanishing:
    def __init__(self, number):
        global Vanishing
        if number == 250:
            del Vanishing
            gc.collect()
        self.number = number


def vanishing(rounds):
    try:
        for i in range(rounds):
            made = Vanishing(i)
    except NameError as error:
        return made.number, type(made).__name__, str(error)


print(vanishing(300))


class Getter:
    def __init__(self, n):
        self.n = n

    @property
    def value(self):
        if self.n > 390:
            raise KeyError(self.n)
        return self.n

    @property
    def missing(self):
        return self.nothing


def getters(rounds):
    total = 0
    for i in range(rounds):
        getter = Getter(i)
        try:
            total += getter.value
            total += Getter(i).value
            getter.missing
        except KeyError as error:
            total += 1
        except AttributeError as error:
            total += len(str(error))
    return total


print(getters(400))


def too_deep(n):
    class Link:
        def __init__(self, n):
            self.next = Link(n - 1) if n else None
    return Link(n)


too_deep(100)
sys.setrecursionlimit(250)
for _ in range(3):
    try:
        too_deep(1000)
    except RecursionError as error:
        print(str(error)[:32])
