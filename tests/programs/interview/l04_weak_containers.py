# How do weak dictionaries and sets shrink, while used and while walked?
import gc, sys, weakref
class K:
    def __init__(self, n): self.n = n
    def __repr__(self): return f"K{self.n}"
    def __hash__(self): return hash(self.n)
    def __eq__(self, o): return isinstance(o, K) and self.n == o.n
v = weakref.WeakValueDictionary(); a, b = K(1), K(2); v["a"] = a; v["b"] = b; print(len(v), dict(v), sys.getrefcount(a), v["a"] is a); del a; print(len(v), list(v.items()), "a" in v, v.get("a"), v.get("a", 5)); print(v.pop("b"), v.pop("zz", None), len(v))
try: v["a"]
except KeyError as e: print("KeyError", e)
v["t"] = K(3); print(len(v), list(v.keys())); print(v.setdefault("s", b) is b, v.setdefault("s", K(9)) is b, v.setdefault("u", K(8)), list(v))
try: v["i"] = 5
except TypeError as e: print(e)
w = weakref.WeakKeyDictionary(); k1, k2 = K(1), K(1); w[k1] = "one"; w[k2] = "two"; print(len(w), list(w.items()), next(iter(w)) is k1); del k1; print(len(w), list(w.items())); w[k2] = "again"; print(w[K(1)], len(w)); del k2; print(len(w))
keys = [K(i) for i in range(5)]; w.update((k, k.n) for k in keys); print(len(w), sys.getrefcount(keys[0]));
seen = []
for k in w:
    seen.append(k.n); keys.clear()
print(seen, len(w)); del k; print(len(w), sorted(x.n for x in w))
items = [K(i) for i in range(4)]; it = iter(weakref.WeakKeyDictionary((k, 0) for k in items)); print(next(it)); del items; print(next(it, "end"))
v = weakref.WeakValueDictionary(); values = {i: K(i) for i in range(5)}; v.update(values)
try:
    for key in v:
        values.pop(key, None); values.pop(key + 1, None)
        print("at", key, len(v))
except RuntimeError as e: print(e)
s = weakref.WeakSet(); x, y = K(1), K(2); s.add(x); s.add(y); s.add(K(1)); print(len(s), x in s, K(1) in s, K(7) in s, 5 in s); t = s | {x}; print(type(t).__name__, len(t), s == {x, y}, s >= {x}, s.isdisjoint([K(7)])); del x; print(len(s), len(t), s.pop(), len(s))
try: s.pop()
except KeyError as e: print(e)
try: s.remove(K(5))
except KeyError as e: print(type(e.args[0]).__name__)
z = K(9); s.update([z, z]); c = s.copy(); s.clear(); print(len(s), len(c), sys.getrefcount(z))
cyc = K(0); cyc.d = weakref.WeakValueDictionary(me=cyc); r = weakref.ref(cyc); del cyc; print(r()); print(gc.collect() > 0, r())
kd = weakref.WeakKeyDictionary(); o = K(1); kd[o] = o; r = weakref.ref(o); del o; gc.collect(); print(r(), len(kd)); kd.clear(); print(r())
log = []
class Val:
    def __init__(self, n): self.n = n
    def __del__(self): log.append(("del", self.n, len(vd)))
vd = weakref.WeakValueDictionary(); objs = [Val(i) for i in range(3)]
for ob in objs: vd[ob.n] = ob
del ob; objs.pop(1); print(log, sorted(vd)); objs.clear(); print(log, len(vd))
print([type(r).__name__ for r in vd.valuerefs()], [type(r).__name__ for r in weakref.WeakKeyDictionary({z: 1}).keyrefs()], weakref.WeakValueDictionary(a=z) | {"b": z} == {"a": z, "b": z})
ref = weakref.ref(z); print(ref is weakref.ref(z), weakref.getweakrefcount(z), len(weakref.getweakrefs(z)), hash(ref) == hash(z), ref == weakref.ref(K(9))); cb = weakref.ref(z, lambda r: print("callback", r is cb, r())); print(cb is ref, cb == ref); del z; print(ref(), cb(), ref == cb, hash(ref))
class Sub(weakref.ref):
    __slots__ = ("name",)
    def __new__(cls, o, name): return super().__new__(cls, o)
    def __init__(self, o, name): super().__init__(o); self.name = name
q = K(4); n = Sub(q, "n"); print(n.name, n(), Sub(q, "m") is n, weakref.getweakrefcount(q), sys.getsizeof(n), sys.getsizeof(weakref.ref(q)))
def f(): pass
class M:
    def m(self): return "m"
m = M(); wm = weakref.WeakMethod(m.m); print(wm()(), wm() == m.m, weakref.ref(m.m)(), weakref.ref(f)() is f); del m; print(wm())
p = weakref.proxy(q); print(p.n, p == q, type(p).__name__, repr(p)[:3], isinstance(p, K)); del q
try: p.n
except ReferenceError as e: print(e)
for bad in (1, "s", (), [], {}, None, object(), 1.5, b"", len, type, f, M.m, M().m, (i for i in ()), set(), frozenset(), sys, range(1), memoryview(b"")):
    try: weakref.ref(bad); print("yes", type(bad).__name__, end="; ")
    except TypeError as e: print("no", type(bad).__name__, end="; ")
print()
