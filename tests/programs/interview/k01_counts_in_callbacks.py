# How many references does a value have while a function of itertools, functools or operator shows it to a callback?
import sys, itertools, operator, functools
rc = sys.getrefcount
class O: 
    def m(self, *a): return rc(self), [rc(v) for v in a]
    def n(self): return rc(self)
    def k(self, v): return rc(self), rc(v)
o = O(); x = object()
def B(a, b): return rc(a), rc(b)
def A(a): return rc(a)
print("acc", list(itertools.accumulate([x, object()], lambda a, b: rc(a)))[1], list(itertools.accumulate([object(), object()], lambda a, b: rc(b)))[1])
print("mc", operator.methodcaller("n")(o), operator.methodcaller("m", x)(o), operator.methodcaller("k", x)(o), operator.methodcaller("k", v=x)(o), operator.methodcaller("n")(O()))
print("starmap", list(itertools.starmap(B, [(x, object())])), list(itertools.starmap(B, [[x, object()]])))
print("takewhile", [rc(v) for v in itertools.takewhile(lambda v: A(v), [x])], list(itertools.takewhile(lambda v: print(rc(v)), [x, object()])))
list(itertools.dropwhile(lambda v: print("drop", rc(v)), [object()])); list(itertools.filterfalse(lambda v: print("ff", rc(v)), [object()])); list(filter(lambda v: print("fi", rc(v)), [object()])); list(map(lambda v: print("map", rc(v)), [object()])); list(map(lambda v, w: print("map2", rc(v), rc(w)), [object()], (object(),)))
list(itertools.groupby([object()], lambda v: print("gb", rc(v)))); [print("gbi", rc(v), rc(k)) for k, g in itertools.groupby([object()]) for v in g]
print("reduce", functools.reduce(lambda a, b: (rc(a), rc(b)), [object(), object()]), functools.reduce(lambda a, b: (rc(a), rc(b)), [object()], object()))
print("partial", functools.partial(A, object())(), functools.partial(B, object())(object()), functools.partial(B, b=object())(object()))
print("sort"); sorted([object(), object()], key=lambda v: print(rc(v)) or 1); [object()].sort(key=lambda v: print(rc(v))); max([object(), object()], key=lambda v: print(rc(v)) or 1)
print("cmp"); sorted([1.5, 2.5], key=functools.cmp_to_key(lambda a, b: print(rc(a), rc(b)) or 0))
for v in itertools.chain([object()], (object(),)): print("chain", rc(v))
for v in itertools.repeat(object(), 1): print("repeat", rc(v))
for v in itertools.cycle([object()]): print("cycle", rc(v)); break
for v in itertools.islice([object()], 1): print("islice", rc(v))
for v in itertools.compress([object()], [1]): print("compress", rc(v))
for v in itertools.product([object()], [object()]): print("product", rc(v), rc(v[0]))
for v in itertools.permutations([object()]): print("perm", rc(v), rc(v[0]))
for v in itertools.combinations([object()], 1): print("comb", rc(v), rc(v[0]))
for v in itertools.zip_longest([object()], [], fillvalue=object()): print("zl", rc(v), rc(v[0]), rc(v[1]))
for v in itertools.pairwise([object(), object()]): print("pw", rc(v), rc(v[0]), rc(v[1]))
for v in zip([object()]): print("zip", rc(v), rc(v[0]))
for v in enumerate([object()]): print("enum", rc(v), rc(v[1]))
for v in reversed([object()]): print("rev", rc(v))
for v in iter(lambda l=[object()]: l.pop() if l else None, None): print("callit", rc(v))
for v in {object(): 1}: print("dict", rc(v))
for v in {1: object()}.values(): print("vals", rc(v))
for v in {object(): object()}.items(): print("items", rc(v), rc(v[0]), rc(v[1]))
for v in {object()}: print("set", rc(v))
for v in (object() for _ in (1,)): print("gen", rc(v))
for v in [object()].__iter__(): print("li", rc(v))
print("getattr", rc(getattr(o, "m")), rc(getattr(O, "m")), getattr(o, "n")(), (lambda s: s.n())(o), O.n(o), type(o).n(o), o.n.__func__(o), o.__class__.n(o))
print("apply", A(*[object()]), A(*(object(),)), A(**{"a": object()}), B(*[object()], object()), B(object(), *[object()]), B(b=object(), a=object()), (lambda *a: rc(a[0]))(object()), (lambda **k: rc(k["a"]))(a=object()))
import collections
d = collections.defaultdict(lambda: object()); print("dd", rc(d["a"]), rc(d["a"])); print("ctr", collections.Counter([x])[x])
dq = collections.deque([object()]); print("dq", rc(dq[0]), [rc(v) for v in dq], rc(dq.pop()))
@functools.lru_cache
def cached(v): return object()
print("lru", rc(cached(1)), rc(cached(1)), rc(cached(x)), rc(x))
class P:
    @functools.cached_property
    def cp(self): return object()
    @property
    def p(self): return object()
p = P(); print("cp", rc(p.cp), rc(p.cp), rc(p.p))
@functools.singledispatch
def sd(v): return rc(v)
print("sd", sd(object()), sd(x))
@functools.wraps(A)
def wrapped(*a, **k): return A(*a, **k)
print("wraps", wrapped(object()), wrapped(x), wrapped(a=object()))
import contextlib
@contextlib.contextmanager
def cm(v): yield rc(v)
with cm(object()) as n: print("cm", n)
with cm(x) as n: print("cm", n)
import copy, weakref; r = weakref.ref(o); print("wr", rc(r()), r().n(), rc(o)); pr = weakref.proxy(o); print("proxy", pr.n())
print("setdefault", rc({}.setdefault("a", object())), rc({}.get("a", object())), rc([object()].pop()), rc({1: object()}.pop(1)), rc({1: object()}.popitem()[1]), rc(next(iter([object()]))), rc(next(iter([]), object())))
