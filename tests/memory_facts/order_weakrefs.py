# Weak references: identity, counts, callbacks and their order, finalizers, weak containers.
import collections
import copy
import gc
import sys
import weakref


def fact(name, value):
    print(name, value, sep=": ")


gc.disable()
events = []


def happened():
    result = " ".join(map(str, events))
    events.clear()
    return result


class P:
    def __init__(self, name="p"):
        self.name = name


class D(P):
    def __del__(self):
        events.append("del " + self.name)


def callback(name):
    return lambda r: events.append(f"{name}:{r()}")


p = P()
before = sys.getrefcount(p)
r = weakref.ref(p)
fact("count with a weak reference", sys.getrefcount(p) - before)
fact("same reference twice", weakref.ref(p) is r)
fact("with None as callback", weakref.ref(p, None) is r)
c = weakref.ref(p, bool)
fact("with a callback", [c is r, weakref.ref(p, bool) is c, c == r, hash(c) == hash(r)])
x = weakref.proxy(p)
fact("proxy", [weakref.proxy(p) is x, type(x).__name__, type(weakref.proxy(len.__class__)).__name__])
fact("count of weak references", weakref.getweakrefcount(p))
fact("order of weak references", [type(w).__name__ for w in weakref.getweakrefs(p)])
fact("first is the plain one", weakref.getweakrefs(p)[0] is r)
fact("call", [r() is p, sys.getrefcount(r()) - before])
fact("callback attribute", [r.__callback__, c.__callback__ is bool])
del p
fact("dead", [r(), c.__callback__, r.__callback__])
fact("dead equality", [r == c, r == r, r != c])
fact("dead hash", hash(c) == hash(c))
try:
    x.name
except ReferenceError as error:
    fact("dead proxy", str(error))
r = None
p = P()
r = weakref.ref(p)
address = id(r)
r = None
fact("reference gone", weakref.getweakrefcount(p))
r = weakref.ref(p)
del p
try:
    hash(r)
except TypeError as error:
    fact("hash of a dead one", str(error))
fact("repr", [repr(r).split(" at ")[0], repr(r).split("; ")[1]])
for kind in (1, "a", None, (), [], {}, object(), 1.5, b"", range(3), slice(1), len, [].append, "".join, iter([]), int, P, P().__init__, (lambda: 0), (i for i in []), set(), frozenset(), {}.keys(), memoryview(b""), sys, type, property(), fact.__code__, sys._getframe(), ValueError(), collections.deque(), collections.OrderedDict(), collections.defaultdict(), bytearray()):
    try:
        w = weakref.ref(kind)
        fact("weak reference to " + type(kind).__name__, "yes")
    except TypeError as error:
        fact("weak reference to " + type(kind).__name__, str(error))
for make in (lambda: P(), lambda: D("d")):
    p = make()
    refs = [weakref.ref(p, callback(i)) for i in range(4)]
    del p
    fact("order of callbacks of " + make().__class__.__name__, happened())
happened()
p = D("d")
r = weakref.ref(p, callback("cb"))
del r
del p
fact("callback of a reference that is gone", happened())
p = P()
holder = [weakref.ref(p, callback("kept"))]
a = weakref.proxy(p, callback_proxy := lambda r: events.append("proxy"))
del p
fact("callback of proxy and reference", happened())


class Owner:
    def __init__(self, target):
        self.ref = weakref.ref(target, self.gone)

    def gone(self, r):
        events.append("gone")


p = P()
o = Owner(p)
del p
fact("bound method as callback", happened())
p = P()
o = Owner(p)
del o
gc.collect()
del p
fact("owner collected first", happened())
p = P()
p.ref = weakref.ref(p, callback("own"))
del p
fact("reference in the object itself", happened())
p = P()
p.me = p
r = weakref.ref(p, callback("ring"))
del p
gc.collect()
fact("ring", happened())
p = P()
p.me = p
p.ref = weakref.ref(p, callback("inside"))
del p
gc.collect()
fact("callback that is garbage itself", happened())
p, q = P("p"), P("q")
p.o, q.o = q, p
refs = [weakref.ref(p, callback("p")), weakref.ref(q, callback("q"))]
del p, q
gc.collect()
fact("ring of two", happened())
p = D("d")
p.me = p
r = weakref.ref(p, callback("ref"))
del p
gc.collect()
fact("ring with __del__", happened())


class Sees:
    def __del__(self):
        events.append(f"sees {self.ref() is self}")


s = Sees()
s.ref = weakref.ref(s)
del s
fact("reference seen in __del__", happened())
s = Sees()
s.ref = weakref.ref(s)
s.me = s
del s
gc.collect()
fact("reference seen in __del__ of a ring", happened())


class Resurrect:
    saved = None

    def __del__(self):
        Resurrect.saved = self


x = Resurrect()
r = weakref.ref(x, callback("resurrected"))
del x
fact("resurrected", (r() is Resurrect.saved, happened()))
Resurrect.saved = None
fact("dies at last", (r(), happened()))
x = Resurrect()
x.me = x
r = weakref.ref(x, callback("resurrected"))
del x
gc.collect()
fact("resurrected in a ring", (r(), Resurrect.saved is not None, happened()))
Resurrect.saved = None
gc.collect()
hooked = []
sys.unraisablehook = lambda u: hooked.append((u.exc_type.__name__, str(u.exc_value), u.err_msg))
p = P()
r = weakref.ref(p, lambda r: 1 / 0)
r2 = weakref.ref(p, callback("second"))
del p
fact("raising callback", (hooked, happened()))
sys.unraisablehook = sys.__unraisablehook__
p = P()
r = weakref.ref(p, lambda r: (events.append(sys.getrefcount(r)), events.append(weakref.getweakrefcount(r))))
del p
fact("count in a callback", happened())
p = P()
f = weakref.finalize(p, events.append, "finalized")
fact("finalize", [f.alive, f.atexit, f.peek()[1:] == (events.append, ("finalized",), {})])
del p
fact("finalized", (happened(), f.alive, f(), f.peek(), f.detach()))
p = P()
f = weakref.finalize(p, lambda: "result")
fact("finalize called", [f(), f(), f.alive])
p = P()
for i in range(3):
    weakref.finalize(p, events.append, i)
del p
fact("order of finalizers", happened())
p = D("d")
weakref.finalize(p, events.append, "finalizer")
r = weakref.ref(p, callback("ref"))
del p
fact("__del__, finalizer, callback", happened())
p = P()
f = weakref.finalize(p, events.append, "never")
f.detach()
del p
fact("detached", happened())
p = P()
before = sys.getrefcount(p)
f = weakref.finalize(p, print)
fact("count with finalize", sys.getrefcount(p) - before)
fact("weak count with finalize", weakref.getweakrefcount(p))
f.detach()
fact("weak count after detach", weakref.getweakrefcount(p))
d = weakref.WeakValueDictionary()
d["a"], d["b"] = p, q = P("x"), P("y")
fact("values", [len(d), sorted(d), sys.getrefcount(p)])
del p
fact("value dies", [len(d), sorted(d)])
d["c"] = P("temporary")
fact("temporary value", sorted(d))
fact("get, pop, setdefault", [d.get("z"), d.pop("z", 1), d.setdefault("b", None) is q])
try:
    d["z"]
except KeyError as error:
    fact("missing", repr(error))
fact("valuerefs", [type(v).__name__ for v in d.valuerefs()])
items = {i: P(i) for i in range(5)}
d = weakref.WeakValueDictionary(items)
it = iter(d.items())
next(it)
del items[3], items[4]
fact("deletion while iterating", [len(d), sorted(d.keys())])
del it
fact("after the iteration", [len(d), len(d.data)])
d = weakref.WeakKeyDictionary()
p = P("k")
d[p] = "value"
fact("key", [len(d), sys.getrefcount(p), d[p], p in d])
d[P("gone")] = 1
fact("temporary key", len(d))
del p
fact("key dies", len(d))
p = P("k")
d[p] = p
del p
fact("value that keeps its key", len(d))
d.clear()
s = weakref.WeakSet()
p = P("s")
s.add(p)
s.add(P("gone"))
fact("set", [len(s), p in s])
s2 = s | {p}
fact("union", [type(s2).__name__, len(s2)])
del p
fact("member dies", [len(s), len(s2)])


class K:
    def f(self):
        return "f"


k = K()
fact("weak bound method dies at once", weakref.ref(k.f)())
m = weakref.WeakMethod(k.f, callback("method"))
fact("WeakMethod", [m()() , m() == k.f, m is weakref.WeakMethod(k.f)])
del k
fact("WeakMethod dead", (m(), happened()))


class Slots:
    __slots__ = ("__weakref__",)


class NoWeak:
    __slots__ = ()


s = Slots()
fact("slots with __weakref__", [weakref.ref(s)() is s, s.__weakref__, weakref.getweakrefcount(s)])
r = weakref.ref(s)
fact("__weakref__", s.__weakref__ is r)
try:
    weakref.ref(NoWeak())
except TypeError as error:
    fact("slots without", str(error))


class Ref(weakref.ref):
    __slots__ = ("key",)

    def __new__(cls, o, key):
        self = super().__new__(cls, o)
        self.key = key
        return self

    def __init__(self, o, key):
        super().__init__(o)


p = P()
a, b = Ref(p, 1), Ref(p, 2)
fact("subclass", [a is b, a == b, a.key, weakref.getweakrefcount(p)])
plain = weakref.ref(p)
fact("plain one beside a subclass", [plain is a, weakref.getweakrefcount(p), [type(w).__name__ for w in weakref.getweakrefs(p)]])
fact("copy", [copy.copy(plain) is plain, copy.deepcopy(plain) is plain])
x = weakref.proxy(p)
fact("proxy operations", [x.name, bool(x), str(x) == str(p), repr(x).split(" at ")[0], isinstance(x, P), type(x) is P, x.__class__ is P])
x.name = "set by proxy"
fact("set by proxy", p.name)
try:
    hash(x)
except TypeError as error:
    fact("hash of a proxy", str(error))
v = weakref.proxy([].__class__)
fact("callable proxy", [type(weakref.proxy(P)).__name__, weakref.proxy(P)("made").name])
ls = type("L", (list,), {})([1, 2, 3])
x = weakref.proxy(ls)
fact("proxy of a list", [len(x), x[1], list(x), 2 in x, x + [4], x == [1, 2, 3]])

def chained():
    a, b, c = P("a"), P("b"), P("c")
    a.next, b.next = b, c
    refs = [weakref.ref(o, callback(o.name)) for o in (a, b, c)]
    del b, c
    events.append("before")
    del a
    events.append("after")


chained()
fact("chain", happened())
nodes = [P(i) for i in range(3)]
refs = [weakref.ref(n, callback(n.name)) for n in nodes]
nodes.clear()
fact("list of three", happened())
del refs


def at_function_end():
    a = P()
    r = weakref.ref(a, callback("end"))


at_function_end()
fact("reference dies with its object", happened())


def at_function_end_other():
    r = None
    a = P()
    r = weakref.ref(a, callback("end"))


at_function_end_other()
fact("reference dies before its object", happened())
