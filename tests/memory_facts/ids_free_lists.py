# Addresses that come back: what was just freed is what is made next.
import sys


def fact(name, value):
    print(name, value, sep=": ")


def again(make):
    """Whether a new object gets the address of one that has just died."""
    a = make()
    address = id(a)
    del a
    b = make()
    return id(b) == address


class Plain:
    pass


class Init:
    def __init__(self):
        self.x = 1


class Slots:
    __slots__ = ("a",)


class WithDel:
    def __del__(self):
        pass


class List(list):
    pass


one = 1.5


def generator():
    yield


fact("float", again(lambda: one + 1))
fact("big int", again(lambda: 10**10 + int(one)))
fact("complex", again(lambda: 1j + one))
fact("str", again(lambda: "".join(["abc", "def"])))
fact("bytes", again(lambda: b"".join([b"abc", b"def"])))
fact("bytearray", again(lambda: bytearray(5)))
fact("list", again(lambda: []))
fact("list of three", again(lambda: [1, 2, 3]))
fact("list after another length", (lambda a, b: a == b)(id([1, 2]), id([1, 2, 3, 4])))
fact("tuple of one", again(lambda: (one,)))
fact("tuple of three", again(lambda: (one, one, one)))
fact("tuple of twenty", again(lambda: (one,) * 20))
fact("tuple of twenty-one", again(lambda: (one,) * 21))
fact("dict", again(lambda: {}))
fact("dict of two", again(lambda: {1: 1, 2: 2}))
fact("set", again(lambda: {1}))
fact("frozenset", again(lambda: frozenset([1])))
fact("instance", again(Plain))
fact("instance with attributes", again(Init))
fact("instance with slots", again(Slots))
fact("instance with __del__", again(WithDel))
fact("subclass of list", again(List))
fact("object()", again(object))
fact("slice", again(lambda: slice(one, 2)))
fact("range", again(lambda: range(1000, 2000)))
fact("function", again(lambda: lambda: 0))
fact("bound method", again(lambda: Plain().__init__))
fact("method of a class", again(lambda: Slots().__class__.mro))
fact("generator", again(generator))
fact("list iterator", again(lambda: iter([])))
fact("range iterator", again(lambda: iter(range(3))))
fact("exception", again(lambda: ValueError(1)))
fact("KeyError", again(lambda: KeyError(1)))
fact("memoryview", again(lambda: memoryview(b"abc")))
fact("enumerate", again(lambda: enumerate([])))
fact("zip", again(lambda: zip()))
fact("map", again(lambda: map(len, [])))
fact("cell", again(lambda: (lambda x: (lambda: x))(1).__closure__[0]))
fact("id of two temporaries", [id([]) == id([]), id({}) == id({}), id(object()) == id(object()), id(Plain()) == id(Plain()), id(Init()) == id(Init()), id((one,)) == id((one,)), id(one + 1) == id(one + 2)])
fact("id of temporaries of two kinds", [id([]) == id({}), id(object()) == id([])])
fact("is of two temporaries", [[] is [], object() is object(), Plain() is Plain()])
p = Plain()
fact("bound methods", [id(p.__init__) == id(p.__init__), p.__init__ is p.__init__, p.__eq__ is p.__eq__])


class Method:
    def f(self):
        pass

    def g(self):
        pass


m = Method()
fact("methods of a class", [m.f is m.f, id(m.f) == id(m.f), id(m.f) == id(m.g), m.f == m.f])


def last_in_first_out(make, count=5):
    kept = [make() for _ in range(300)]  # empties free lists and the holes of pools
    items = [make() for _ in range(count)]
    addresses = tuple(id(item) for item in items)
    while items:
        items.pop()
    items = [make() for _ in range(count)]
    return [addresses.index(id(item)) if id(item) in addresses else None for item in items]


fact("order of floats that come back", last_in_first_out(lambda: one + 1))
fact("order of dicts", last_in_first_out(dict))
fact("order of pairs", last_in_first_out(lambda: (one, one)))
fact("order of objects", last_in_first_out(object))
fact("order of instances with slots", last_in_first_out(Slots))


def list_deleted_at_once(make, count=4):
    kept = [make() for _ in range(300)]
    items = [make() for _ in range(count)]
    addresses = tuple(id(item) for item in items)
    del items
    items = [make() for _ in range(count)]
    return [addresses.index(id(item)) if id(item) in addresses else None for item in items]


fact("order after the list's death, floats", list_deleted_at_once(lambda: one + 1))
fact("order after the list's death, objects", list_deleted_at_once(object))
fact("order after the list's death, slots", list_deleted_at_once(Slots))


def first_freed(make):
    kept = [make() for _ in range(300)]
    a, b = make(), make()
    addresses = (id(a), id(b))
    del a
    del b
    c, d = make(), make()
    return [addresses.index(id(item)) if id(item) in addresses else None for item in (c, d)]


fact("two freed in order, floats", first_freed(lambda: one + 1))
fact("two freed in order, lists", first_freed(list))
fact("two freed in order, instances", first_freed(Slots))
fact("two freed in order, dicts", first_freed(dict))


def swap_ids():
    a, b = one + 1, one + 2
    before = id(a), id(b)
    a, b = b, a
    return before == (id(b), id(a))


fact("swap keeps the objects", swap_ids())


def loop_ids(count):
    ids = set()
    for i in range(count):
        x = one + i
        ids.add(id(x))
    return len(ids)


fact("distinct ids of floats in a loop", loop_ids(100))


def loop_lists(count):
    ids = set()
    for i in range(count):
        x = [i]
        ids.add(id(x))
    return len(ids)


fact("distinct ids of lists in a loop", loop_lists(100))


def loop_instances(make, count=100):
    ids = set()
    for i in range(count):
        x = make()
        ids.add(id(x))
    return len(ids)


fact("distinct ids of objects in a loop", loop_instances(object))
fact("distinct ids of instances in a loop", loop_instances(Slots))
fact("distinct ids of plain instances in a loop", loop_instances(Plain))
fact("distinct ids of dicts in a loop", loop_instances(dict))
fact("distinct ids of temporaries", len({id(object()) for _ in range(100)}))
fact("distinct ids of kept ones", len({id(x) for x in [object() for _ in range(100)]}))
