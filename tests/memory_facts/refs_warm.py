# sys.getrefcount in lines that have run often: the machine may have specialised them. First and last count of sixty runs.
import collections
import functools
from sys import getrefcount as count


def fact(name, value):
    print(name, value, sep=": ")


class Holder:
    kept = object()

    def __init__(self, a=None):
        seen.append(count(self))
        seen.append(count(a))
        self.a = a

    def method(self, a):
        seen.append((count(self), count(a)))

    @classmethod
    def klass(cls, a):
        seen.append(count(a))

    @staticmethod
    def static(a):
        seen.append(count(a))

    @property
    def prop(self):
        seen.append(count(self))

    def __call__(self, a):
        seen.append((count(self), count(a)))

    def __getitem__(self, a):
        seen.append((count(self), count(a)))

    def __setitem__(self, a, b):
        seen.append((count(self), count(a), count(b)))

    def __add__(self, a):
        seen.append((count(self), count(a)))

    def __iadd__(self, a):
        seen.append((count(self), count(a)))
        return self

    def __eq__(self, a):
        seen.append((count(self), count(a)))

    def __lt__(self, a):
        seen.append((count(self), count(a)))

    def __contains__(self, a):
        seen.append((count(self), count(a)))

    def __bool__(self):
        seen.append(count(self))
        return True

    def __len__(self):
        seen.append(count(self))
        return 1

    def __str__(self):
        seen.append(count(self))
        return ""

    def __iter__(self):
        seen.append(count(self))
        return iter(())

    def __enter__(self):
        seen.append(count(self))

    def __exit__(self, *a):
        seen.append(count(self))

    def __hash__(self):
        seen.append(count(self))
        return 1

    def __neg__(self):
        seen.append(count(self))

    def __getattr__(self, name):
        seen.append(count(self))


class Own:
    def __getattribute__(self, name):
        seen.append(count(self))


class New:
    def __new__(cls, a):
        seen.append(count(a))
        return object.__new__(cls)


class NewInit:
    def __new__(cls, a):
        seen.append(count(a))
        return object.__new__(cls)

    def __init__(self, a):
        seen.append((count(self), count(a)))


class Child(Holder):
    def __init__(self, a):
        super().__init__(a)

    def method(self, a):
        super().method(a)


class Subscripted(dict):
    def __missing__(self, key):
        seen.append((count(self), count(key)))


seen = []


def plain(a):
    seen.append(count(a))


def default(a, b=None):
    seen.append(count(a))


def star(*a):
    seen.append(count(a[0]))


def double(**k):
    seen.append(count(k["a"]))


def generator(a):
    while True:
        b = yield count(a)
        if b is not None:
            seen.append(count(b))


def measure(name, body):
    first = None
    x = object()
    h = Holder(x)
    seen.clear()
    for run in range(60):
        body(h, x)
        if run == 0:
            first = seen[:]
        last = seen[:]
        seen.clear()
    fact(name, first[0] if first == last and len(first) == 1 else (first, last))


measure("local", lambda h, x: seen.append(count(x)))
measure("plain call", lambda h, x: plain(x))
measure("call with a default", lambda h, x: default(x))
measure("call of *args", lambda h, x: star(x))
measure("call of **kw", lambda h, x: double(a=x))
measure("keyword call", lambda h, x: plain(a=x))
measure("star call", lambda h, x: plain(*(x,)))
measure("method", lambda h, x: h.method(x))
measure("bound method", lambda h, x: (lambda m: m(x))(h.method))
measure("classmethod", lambda h, x: h.klass(x))
measure("staticmethod", lambda h, x: h.static(x))
measure("property", lambda h, x: h.prop)
measure("property of a temporary", lambda h, x: Holder(x).prop)
measure("class call", lambda h, x: Holder(x))
measure("class call with a keyword", lambda h, x: Holder(a=x))
measure("child class call", lambda h, x: Child(x))
measure("super method", lambda h, x: Child(x).method(x))
measure("class with __new__", lambda h, x: New(x))
measure("class with both", lambda h, x: NewInit(x))
measure("__call__", lambda h, x: h(x))
measure("__getitem__", lambda h, x: h[x])
measure("__setitem__", lambda h, x: h.__class__.__setitem__(h, x, x))
measure("__add__", lambda h, x: h + x)
measure("__eq__", lambda h, x: h == x)
measure("__lt__", lambda h, x: h < x)
measure("__contains__", lambda h, x: x in h)
measure("__neg__", lambda h, x: -h)
measure("__bool__ by not", lambda h, x: not h)
measure("__bool__ by and", lambda h, x: h and x)
measure("__bool__ by conditional", lambda h, x: 1 if h else 2)
measure("bool()", lambda h, x: bool(h))
measure("len()", lambda h, x: len(h))
measure("f-string", lambda h, x: f"{h}")
measure("percent", lambda h, x: "%s" % h)
measure("list()", lambda h, x: list(h))
measure("star in a list", lambda h, x: [*h])
measure("hash()", lambda h, x: hash(h))
measure("set display", lambda h, x: {h})
measure("dict display", lambda h, x: {h: 1})
measure("__getattr__", lambda h, x: h.missing)
measure("__getattribute__", lambda h, x: Own().missing)
measure("__missing__", lambda h, x: Subscripted()[x])
measure("attribute", lambda h, x: seen.append(count(h.a)))
measure("class attribute", lambda h, x: seen.append(count(Holder.kept)))
measure("item of a list", lambda h, x: seen.append(count([x][0])))
measure("item of a dict", lambda h, x: seen.append(count({1: x}[1])))
measure("item of a tuple", lambda h, x: seen.append(count((x, x)[0])))
measure("partial", lambda h, x: functools.partial(plain, x)())
measure("map", lambda h, x: list(map(plain, [x])))
measure("filter", lambda h, x: list(filter(plain, [x])))
measure("sorted key", lambda h, x: sorted([x], key=lambda v: seen.append(count(v)) or 0))
measure("max key", lambda h, x: max([x], key=lambda v: seen.append(count(v)) or 0))
measure("max of two", lambda h, x: max(x, x, key=lambda v: seen.append(count(v)) or 0))
measure("reduce", lambda h, x: functools.reduce(lambda a, b: seen.append((count(a), count(b))), [x, x]))
measure("comprehension", lambda h, x: [seen.append(count(v)) for v in [x]])
measure("unpacked", lambda h, x: [seen.append((count(v), count(w))) for v, w in [(x, x)]])
measure("enumerate", lambda h, x: [seen.append(count(v)) for i, v in enumerate([x])])
measure("zip", lambda h, x: [seen.append((count(v), count(w))) for v, w in zip([x], [x])])
measure("items", lambda h, x: [seen.append(count(v)) for k, v in {1: x}.items()])
measure("deque", lambda h, x: [seen.append(count(v)) for v in collections.deque([x])])
measure("walrus", lambda h, x: seen.append(count(y := x)))
measure("conditional", lambda h, x: seen.append(count(x if h is x else x)))
measure("closure", lambda h, x: (lambda: seen.append(count(x)))())
measure("generator expression", lambda h, x: list(seen.append(count(v)) for v in [x]))
measure("next of a generator", lambda h, x: seen.append(next(generator(x))))
measure("is", lambda h, x: (x is h, seen.append(count(x))))


def with_statement(h, x):
    with h:
        pass


def with_as(h, x):
    with h as y:
        pass


def iadd(h, x):
    h += x


def sent(h, x):
    g = generator(None)
    next(g)
    g.send(x)


def sent_temporary(h, x):
    g = generator(None)
    next(g)
    g.send(object())


def for_loop(h, x):
    for _ in h:
        pass


def raised(h, x):
    try:
        raise ValueError(x)
    except ValueError as error:
        seen.append((count(x), count(error)))


def str_of(h, x):
    str(h)


def if_statement(h, x):
    if h:
        pass


def while_statement(h, x):
    while h:
        break


def star_argument(h, x):
    star(*[x])


def matched(h, x):
    match [x]:
        case [y]:
            seen.append(count(y))


def yields(h, x):
    for value in (v for v in [x]):
        seen.append(count(value))


def delegated(h, x):
    def outer(a):
        yield from generator(a)
    seen.append(next(outer(x)))


for body in (with_statement, with_as, iadd, sent, sent_temporary, for_loop, raised, if_statement, while_statement, star_argument, matched, yields, delegated):
    measure(body.__name__.replace("_", " "), body)
