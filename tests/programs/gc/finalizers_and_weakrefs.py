# Cycles with finalizers, objects that come back, weak references and their callbacks, deep chains.
# Environment: PYTHONHASHSEED=0
import gc, sys, weakref
gc.disable()
log = []
class A:
    def __init__(self, n): self.n = n
    def __del__(self): log.append(("del", self.n))
def cycle(n):
    a, b = A(n), A(n + 100); a.o = b; b.o = a; return weakref.ref(a, lambda r: log.append("cb")), weakref.ref(b)
r = cycle(1); print(gc.collect(), log, r[0]() is None); log.clear()
keep = []
class Res:
    def __del__(self): keep.append(self); log.append("res")
x = Res(); x.me = x; del x; print(gc.collect(), log, len(keep)); log.clear()
keep.clear(); print(gc.collect(), log)
class B:
    __slots__ = ("x", "__weakref__")
    def __del__(self): log.append("B")
b = B(); b.x = b; w = weakref.ref(b); del b; print(gc.collect(), w(), log); log.clear()
class W(weakref.ref):
    __slots__ = ("k",)
    def __new__(c, o, cb=None, k=None): return super().__new__(c, o, cb)
    def __init__(s, o, cb=None, k=None): super().__init__(o, cb); s.k = k
a = A(5); w1 = W(a, None, 3); w2 = weakref.ref(a); w3 = weakref.ref(a); print(w2 is w3, w1 is w2, w1 == w2, hash(w1) == hash(w2) if 0 else "", weakref.getweakrefcount(a), len(weakref.getweakrefs(a)))
p = weakref.proxy(a); print(p.n, type(p), p == a, isinstance(p, A))
p.z = 5; print(a.z); del p.z
del a
for f in (lambda: p.n, lambda: p + 1, lambda: str(p), lambda: p(), lambda: hash(p), lambda: bool(p), lambda: list(p)):
    try: f()
    except Exception as e: print(type(e).__name__, e)
print(log, w1(), w1 == w2, w2 == w2); log.clear()
try: weakref.ref(5)
except TypeError as e: print(e)
try: weakref.ref([])
except TypeError as e: print(e)
d = weakref.WeakValueDictionary(); k = weakref.WeakKeyDictionary(); s = weakref.WeakSet()
a = A(1); d["a"] = a; k[a] = 5; s.add(a); print(len(d), len(k), len(s), a in s, dict(d) and list(k.values())); del a; print(len(d), len(k), len(s), log); log.clear()
f = weakref.finalize(A(2), lambda *a: log.append(a), 1, 2); print(f.alive, log, f()); log.clear()
a = A(3); f = weakref.finalize(a, print, "fin", sep="-"); print(f.peek()[2:], f.detach() is not None, f.alive); del a
class M:
    def m(self): return 9
m = M(); wm = weakref.WeakMethod(m.m); print(wm()()); del m; print(wm())
# callback order
a = A(7); rs = [weakref.ref(a, lambda r, i=i: log.append(i)) for i in range(3)]; del a; print(log); log.clear()
a = A(8); r = weakref.ref(a, lambda r: 1/0); 
del a
class C: pass
c = C(); c.c = c; r = weakref.ref(c, lambda r: log.append("never")); c.r = r; del c, r; gc.collect(); print(log)
# gc callbacks
def cb(phase, info): log.append((phase, info["generation"], info["collected"]))
gc.callbacks.append(cb); x = []; x.append(x); del x; gc.collect(0); gc.callbacks.remove(cb); print(log); log.clear()
print(gc.is_tracked({}), gc.is_tracked({"a": 1}), gc.is_tracked({"a": []}), gc.is_tracked((1, 2)), gc.is_tracked([]), gc.is_tracked("a"), gc.is_tracked(A(0)), gc.is_finalized(A(0)))
t = (1, (2, 3)); gc.collect(); print(gc.is_tracked(t))
l = [1]; print(gc.get_referrers(l) == [globals()], gc.get_referents([1, 2], {"a": "b"}))
gc.set_debug(gc.DEBUG_SAVEALL); x = []; x.append(x); del x; print(gc.collect(), gc.garbage); gc.set_debug(0); gc.garbage.clear()
class Chain: pass
h = None
for i in range(100000):
    n = Chain(); n.next = h; h = n
del h, n
x = []
for i in range(100000): x = [x]
del x
x = ()
for i in range(100000): x = (x,)
del x
x = {}
for i in range(100000): x = {1: x}
del x
def gg(x): yield x
x = None
for i in range(50000): x = gg(x); next(x)
del x
class DD:
    def __init__(s, n): s.n = n
    def __del__(s): log.append(1)
log.clear(); x = None
for i in range(20000): x = DD(x)
del x; print(len(log))
x = f = lambda: 0
for i in range(50000):
    def f(g=f): pass
del f, x
