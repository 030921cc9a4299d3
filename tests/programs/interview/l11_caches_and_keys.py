# What do caches key by, keep and let go?
import functools, gc, sys, weakref
rc = sys.getrefcount
class V:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return isinstance(o, V) and o.n == self.n
    def __hash__(self): return hash(self.n)
    def __repr__(self): return f"V({self.n})"
calls = []
@functools.lru_cache(maxsize=2)
def f(*a, **k): calls.append((a, k)); return object()
print(f(1) is f(1.0), f(1) is f(True), f(1) is f(V(1)), f(a=1, b=2) is f(b=2, a=1), len(calls)); calls.clear(); f.cache_clear(); print(f(1) is f(1), f.cache_info(), f.cache_parameters()); f(2); f(1); f(3); calls.clear(); f(1); f(2); print(calls, f.cache_info())
v = V(5); n = rc(v); f(v); print(rc(v) - n); f.cache_clear(); print(rc(v) - n); f(k=v); print(rc(v) - n); f(8); f(9); print(rc(v) - n)
@functools.lru_cache(typed=True)
def t(x): return object()
print(t(1) is t(1.0), t(1) is t(True), t(1) is t(1), t.cache_info().maxsize, t.cache_parameters())
@functools.cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), fib.cache_info())
try: fib([])
except TypeError as e: print(e)
@functools.lru_cache(maxsize=0)
def zero(x): return object()
print(zero(1) is zero(1), zero.cache_info()); 
class C:
    @functools.lru_cache
    def m(self, x): return x
    @functools.cached_property
    def cp(self): print("computed"); return [1]
    @property
    def p(self): return [1]
c = C(); print(c.m(1), c.m.cache_info().currsize, C.m.cache_info() == c.m.cache_info()); r = weakref.ref(c); print(c.cp is c.cp, c.p is c.p, vars(c)); c.__dict__.pop("cp"); c.cp; del c.cp; c.cp = "set"; print(c.cp); del c; print(r() is None); C.m.cache_clear(); print(r() is None)
class S:
    __slots__ = ()
    @functools.cached_property
    def cp(self): return 1
try: S().cp
except TypeError as e: print(e)
try:
    class Twice:
        @functools.cached_property
        def a(self): return 1
        b = a
except RuntimeError as e: print(e, "-", e.__cause__)
def fails(x): calls.append(x); raise ValueError(x)
g = functools.lru_cache(fails); calls.clear()
for _ in range(2):
    try: g(1)
    except ValueError: pass
print(calls, g.cache_info()); print(g.__wrapped__ is fails, g.__name__, functools.lru_cache(5)(fails).cache_parameters())
class Evict:
    def __init__(self, n): self.n = n
    def __del__(self): print("evicted", self.n)
@functools.lru_cache(maxsize=1)
def make(n): return Evict(n)
make(1); print("made"); make(2); make.cache_clear(); print("cleared")
class Eq:
    def __init__(self, n): self.n = n
    def __hash__(self): return 1
    def __eq__(self, o): eqs.append((self.n, o.n)); return self.n == o.n
eqs = []; d = {Eq(1): "a", Eq(2): "b"}; print(eqs); eqs.clear(); k = Eq(3); d[k] = "c"; print(eqs); eqs.clear(); d[k]; print(eqs); eqs.clear(); d.get(Eq(9)); print(eqs); eqs.clear(); print(len(set(d)), eqs); eqs.clear(); print(dict(d) == d, eqs); eqs.clear(); print(len({**d}), eqs, k in list(d), eqs)
memo = {}
def recall(key, make): return memo[key] if key in memo else memo.setdefault(key, make())
a, b = recall("x", list), recall("x", list); print(a is b, rc(a)); d = {1: "int"}; d[True] = "bool"; d[1.0] = "float"; print(d, type(next(iter(d))).__name__, {1, True, 1.0}, {True, 1}, {0: 1, False: 2, 0.0: 3, -0.0: 4}); nan = float("nan"); d = {nan: 1, nan: 2, float("nan"): 3}; print(len(d), nan in d, float("nan") in d, nan in [nan], [nan] == [nan], {nan} == {nan}, (nan,) == (nan,), nan == nan)
class Inst:
    pool = weakref.WeakValueDictionary()
    def __new__(cls, key):
        self = cls.pool.get(key)
        if self is None: self = super().__new__(cls); self.key = key; cls.pool[key] = self
        return self
i, j = Inst(1), Inst(1); print(i is j, len(Inst.pool)); del i, j; print(len(Inst.pool)); print(len({functools.partial(print), functools.partial(print)}), functools.partial(print) == functools.partial(print), hash(len) == hash(len), {len: 1}[len], hash("a") == hash("a"), hash((1, 2)) == hash((1.0, 2.0)), hash(V(1)) == hash(1), [].append == [].append, (l := []).append == l.append, hash(l.append) == hash(l.append))
@functools.singledispatch
def sd(x): return "object"
@sd.register
def _(x: int): return "int"
@sd.register(list)
def _(x): return "list"
print(sd(True), sd([]), sd("s"), sd.dispatch(bool) is sd.dispatch(int), sorted(k.__name__ for k in sd.registry)); class_ = type("D", (int,), {}); print(sd(class_())); r = weakref.ref(class_); del class_; gc.collect(); print(r())
print(functools.reduce(lambda x, y: (x, y), "abc"), functools.total_ordering(type("T", (), {"__lt__": lambda s, o: False, "__eq__": lambda s, o: True}))() >= 1)
w = functools.wraps(fib)(lambda: 0); print(w.__name__, w.__wrapped__ is fib, w.__dict__.keys())
