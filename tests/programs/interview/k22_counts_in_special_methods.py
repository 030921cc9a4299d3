# What does a special method find as the count of self and of its arguments?
import re
import sys


class WithoutAddresses:
    def write(self, text):
        sys.__stdout__.write(re.sub("0x[0-9a-f]{4,}", "0x...", text))

    def flush(self):
        sys.__stdout__.flush()


sys.stdout = WithoutAddresses()
import sys, functools, itertools, operator, collections, types
rc = sys.getrefcount
x = object()
def show(*a): print(*a)
show(1, rc(x), rc((x)), rc([x][0]), [rc(x)][0], (rc(x),)[0], {rc(x)} == {2}, {"k": rc(x)}["k"])
show(2, f"{rc(x)}", "%d" % rc(x), str(rc(x)), rc(x) + 0, -rc(x), not rc(x), rc(x) if rc(x) else 0)
def f(a, b=None, *c, d=None, **e): return rc(a), rc(e)
show(3, f(x), f(x, x), f(x, x, x), f(x, d=x), f(x, z=x), f(a=x), f(*[x, x]), f(*(x,), **{"d": x}))
class C:
    cls_attr = None
    def __init__(self, v): self.v = v
    def meth(self, v): return rc(v), rc(self)
    @staticmethod
    def st(v): return rc(v)
    @classmethod
    def cl(cls, v): return rc(v)
    def __call__(self, v): return rc(v)
    def __getitem__(self, v): return rc(v)
    def __add__(self, v): return rc(v)
    def __radd__(self, v): return rc(v)
    def __eq__(self, v): return rc(v)
    def __contains__(self, v): show("contains", rc(v)); return True
    def __getattr__(self, n): return rc(self)
    def __enter__(self): return rc(self)
    def __exit__(self, *a): show("exit", rc(self))
    def __iter__(self): show("iter", rc(self)); return iter(())
    def __len__(self): show("len", rc(self)); return 0
    def __bool__(self): show("bool", rc(self)); return True
    def __hash__(self): show("hash", rc(self)); return 1
    def __repr__(self): return f"<{rc(self)}>"
    def __setitem__(self, k, v): show("setitem", rc(self), rc(k), rc(v))
    def __delitem__(self, k): show("delitem", rc(self), rc(k))
    def __iadd__(self, v): show("iadd", rc(self), rc(v)); return self
    def __neg__(self): return rc(self)
    def __index__(self): show("index", rc(self)); return 0
    def __format__(self, s): return f"fmt{rc(self)}"
    def __setattr__(self, n, v): object.__setattr__(self, n, v) if n == "v" else show("setattr", rc(self), rc(v))
    def __delattr__(self, n): show("delattr", rc(self))
    @property
    def prop(self): return rc(self)
c = C(None)
show(4, rc(c), c.meth(x), C.meth(c, x), C.st(x), c.st(x), C.cl(x), c.cl(x), c(x))
show(5, c[x], c + x, x + c, c == x, c.anything, c.prop, -c)
x in c
with c as w: show(6, w)
list(c); len(c); bool(c); hash(c); {c}; [0][c]
show(7, repr(c), str(c), f"{c}", f"{c!r}", "%s" % c, "{}".format(c), format(c))
c[x] = x; del c[x]; c += x; c.other = x; del c.other
if c: pass
not c
c and 1
show(8, rc(c), rc(x))
show(9, list(map(rc, [x])), list(map(lambda v: rc(v), [x])), [rc(v) for v in [x]], list(rc(v) for v in [x]), {rc(v) for v in [x]}, {1: rc(v) for v in [x]})
show(10, sorted([x], key=rc), max([x], key=lambda v: show("key", rc(v)) or 1), functools.reduce(lambda a, b: rc(b), [0, x]), list(filter(lambda v: show("f", rc(v)), [x])))
sorted([x, x], key=lambda v: show("sort", rc(v)) or 0)
show(11, next(itertools.chain([x])) is x, list(itertools.starmap(lambda v: rc(v), [(x,)])), list(itertools.accumulate([x, x], lambda a, b: rc(b)))[1])
d = {"a": x}; show(12, rc(d["a"]), rc(d.get("a")), [rc(v) for v in d.values()], [rc(v) for k, v in d.items()], rc(d), rc(d.values()))
for k, v in d.items(): show(13, rc(v), rc(k) > 2)
for i, v in enumerate([x]): show(14, rc(v))
for v, w in zip([x], [x]): show(15, rc(v))
for v in reversed([x]): show(16, rc(v))
for v in (x, ): show(17, rc(v))
for v in iter([x].pop, None) if 0 else [x]: show(18, rc(v))
del v, w, k
show(19, operator.attrgetter("prop")(c), operator.methodcaller("meth", x)(c), operator.itemgetter(x)(c), operator.call(rc, x))
show(20, functools.partial(rc)(x), functools.partial(lambda v: rc(v), x)(), functools.lru_cache(lambda v: rc(v))(x), (lambda *a: rc(a[0]))(x))
nt = collections.namedtuple("NT", "a")(x); show(21, rc(nt.a), rc(nt[0]), rc(nt)); del nt
ns = types.SimpleNamespace(a=x); show(22, rc(ns.a), rc(ns)); del ns
class S: __slots__ = "a",
s = S(); s.a = x; show(23, rc(s.a), rc(s)); del s
try: raise Exception(x)
except Exception as e: show(24, rc(e), rc(e.args[0]), rc(e.__traceback__))
def g():
    y = object(); yield rc(y); z = y; yield rc(y); del z; yield rc(y)
show(25, list(g()))
def h(): 
    l = locals(); y = object(); return rc(y), rc(l)
show(26, h())
def cell():
    y = object()
    def inner(): return rc(y)
    r = rc(y), inner(); del inner; return r + (rc(y),)
show(27, cell())
def fin():
    y = object()
    try: return rc(y)
    finally: show("fin", rc(y))
show(28, fin())
def swap(a, b): a, b = b, a; return rc(a), rc(b)
show(29, swap(object(), x), swap(x, x))
def star(*a): a2 = a; return rc(a), rc(a[0])
show(30, star(x), star(object()))
def ternary(v): return rc(v) if v else 0, (v and rc(v)), (None or rc(v)), rc(v if v else None)
show(31, ternary(x), ternary(object()))
def walrus(): return rc(q := object()), rc(q)
show(32, walrus())
def chain(): a = b = cc = object(); return rc(a)
show(33, chain())
def comp(v): return [rc(v) for _ in (1,)], [[rc(v) for _ in (1,)] for _ in (1,)], (lambda: rc(v))()
show(34, comp(x), comp(object()))
show(35, rc(object()), rc([]), rc({}), rc(C), rc(f) , rc(lambda: 0), rc(1.5 * 2) , rc("a" + str(5)), rc((1, [])), rc(slice(1, 2)), rc(range(5)), rc(C(1)), rc(c.meth), rc([].append))
exec("show(36, rc(x))"); eval("show(37, rc(x))"); exec("y = x; show(38, rc(x)); del y")
show(39, rc(x), rc(c))
class Sized:
    def __sizeof__(self): return rc(self)
sized = Sized()
show(40, sys.getsizeof(sized), sized.__sizeof__(), object.__sizeof__(sized) > 0)
try: __import__(5)
except TypeError as error: show(41, error)
