# When and in which order __del__ runs: functions, containers of the library, rings, classes, long structures.
import collections
import functools
import gc


def fact(name, value):
    print(name, value, sep=": ")


gc.disable()
events = []


class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        events.append(self.name)


def happened():
    result = " ".join(map(str, events))
    events.clear()
    return result


def defaults(a=D("default"), *, b=D("kwdefault")):
    pass


del defaults
fact("function with defaults", happened())


def annotated(a: D("annotation")):
    pass


annotated.attribute = D("attribute")
del annotated
fact("function with attributes", happened())
x = slice(D("a"), D("b"), D("c"))
x = None
fact("slice", happened())
x = iter([D("a"), D("b")])
next(x)
fact("iterator after a step", happened())
x = None
fact("iterator", happened())
x = zip([D("a")], [D("b")])
x = None
fact("zip", happened())
x = {D("a"), }
x = None
fact("set", happened())
x = collections.deque([D("a"), D("b"), D("c")])
x = None
fact("deque", happened())
x = collections.deque([D("a"), D("b"), D("c")], maxlen=2)
fact("deque with maxlen", happened())
x.append(D("d"))
fact("deque append over maxlen", happened())
x.clear()
fact("deque clear", happened())
x = collections.OrderedDict([(1, D("a")), (2, D("b"))])
x = None
fact("OrderedDict", happened())
x = collections.namedtuple("P", "a b")(D("a"), D("b"))
x = None
fact("namedtuple", happened())


@functools.lru_cache(maxsize=2)
def cached(key):
    return D(key)


cached(1), cached(2), cached(3)
fact("lru_cache eviction", happened())
cached.cache_clear()
fact("lru_cache clear", happened())
x = D("ring")
x.me = x
x.other = D("hanging")
del x
gc.collect()
fact("ring", happened())
a, b, c = D("a"), D("b"), D("c")
a.n, b.n, c.n = b, c, a
del a, b, c
gc.collect()
fact("ring of three", happened())
a, b, c = D("a"), D("b"), D("c")
a.n, b.n, c.n = b, c, a
del c, b, a
gc.collect()
fact("ring of three, deleted in another order", happened())
c, b, a = D("c"), D("b"), D("a")
a.n, b.n, c.n = b, c, a
del a, b, c
gc.collect()
fact("ring of three, made in another order", happened())
rings = []
for i in range(4):
    d = D(i)
    d.me = d
del d
gc.collect()
fact("four rings", happened())
d = D("old")
d.me = d
gc.collect()
e = D("young")
e.me = e
del d, e
gc.collect()
fact("old ring and young ring", happened())
l = [D("a"), D("b")]
l.append(l)
del l
gc.collect()
fact("list ring with items", happened())
x = D("outer")
x.items = [D(1), D(2)]
x.items.append(x)
del x
gc.collect()
fact("ring through a list", happened())
exec("x = D('a'); del x")
fact("exec", happened())
space = {"D": D}
exec("x = D('x'); y = D('y')", space)
del space
fact("namespace of exec", happened())
space = {"D": D}
exec("x = D('x')\ndef f(): pass", space)
del space
fact("namespace with a function", happened())
gc.collect()
fact("namespace with a function, collected", happened())


class Body:
    item = D("class attribute")


del Body
fact("class deleted", happened())
gc.collect()
fact("class collected", happened())
deep = D("bottom")
for _ in range(5000):
    deep = [deep]
del deep
fact("deep list", happened())
head = None
for i in range(300):
    node = D(i)
    node.next = head
    head = node
del node
head = None
fact("linked list", (events[:3], events[-3:], len(events)))
events.clear()
