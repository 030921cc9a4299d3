# What can a program see and change of the collector?
import gc, sys, weakref
gc.disable(); gc.collect()
class N:
    def __init__(self, name=""): self.name = name
def ring(n, cls=N):
    a = [cls(str(i)) for i in range(n)]
    for i in range(n): a[i].next = a[(i + 1) % n]
    return weakref.ref(a[0])
r = ring(3); print(r() is not None, gc.collect(), r()); r = ring(1); print(gc.collect(0), r()); r = ring(2); gc.collect(1); print(r())
x = []; x.append(x); del x; print(gc.collect(), gc.garbage); l = [[], {}, (), set(), N(), lambda: 0, 1, "s", (1, 2), ([],), {1: 2}, {1: []}, {}.keys(), iter([]), N, type, len, [].append, range(1), slice(1), 1.5, None, object(), bytearray(), memoryview(b""), frozenset([1]), (i for i in ()), sys, gc.collect, weakref.ref(N), property(), staticmethod(len), super(N, N()), ValueError()]
print([gc.is_tracked(v) for v in l]); print(gc.is_tracked({}), gc.is_tracked({"a": 1}), gc.is_tracked({"a": []}), gc.is_tracked(()), gc.is_tracked((1,)), gc.is_tracked(tuple([1])), gc.is_tracked([]), gc.is_tracked(vars(N("q"))))
t = tuple([1, "a"]); d = {}; print(gc.is_tracked(t), gc.is_tracked(d)); gc.collect(); print(gc.is_tracked(t), gc.is_tracked(d)); d["x"] = []; print(gc.is_tracked(d)); d.clear(); print(gc.is_tracked(d)); gc.collect(); print(gc.is_tracked(d)); e = {1: 2}; e.update(a=[]); f = dict(e); print(gc.is_tracked(e), gc.is_tracked(f), gc.is_tracked({**{1: 2}}), gc.is_tracked(dict(a=1)), gc.is_tracked({k: k for k in "ab"}))
a, b = N("a"), N("b"); a.b = b; b.l = [a]; print(sorted(type(v).__name__ for v in gc.get_referents(a)), gc.get_referents(1, "s"), gc.get_referents([1, 2], (3,)), gc.get_referents({"k": "v"}), len(gc.get_referents(N)) > 4); print([type(v).__name__ for v in gc.get_referrers(a) if v is not globals()], [v is b.l for v in gc.get_referrers(a) if type(v) is list])
fin = []
class F(N):
    def __del__(self): fin.append((self.name, gc.is_finalized(self)))
r = ring(2, F); print(fin, gc.collect() >= 2, sorted(fin), r()); o = F("o"); print(gc.is_finalized(o), gc.is_finalized(1)); o.__del__(); print(gc.is_finalized(o), fin[-1]); fin.clear(); del o; print(fin)
saved = []
class Z(N):
    def __del__(self): saved.append(self); fin.append(self.name)
z = Z("z"); z.me = z; r = weakref.ref(z); del z; fin.clear(); print(gc.collect(), fin, len(saved), r(), gc.is_finalized(saved[0])); saved.clear(); print(gc.collect(), fin)
order = []
class W(N): pass
w = W(); w.me = w; w.ref = weakref.ref(w, lambda r: order.append("inner")); outer = weakref.ref(w, lambda r: order.append("outer")); del w; gc.collect(); print(order, outer())
log = []
def cb(phase, info): log.append((phase, info["generation"], info["collected"] > 0 if phase == "stop" else None, sorted(info)))
gc.callbacks.append(cb); ring(2); gc.collect(1); gc.callbacks.remove(cb); print(log)
gc.set_debug(gc.DEBUG_SAVEALL); ring(2); gc.collect(); print(sorted(type(v).__name__ for v in gc.garbage), gc.get_debug()); gc.set_debug(0); gc.garbage.clear(); print(gc.collect() > 0)
gc.freeze(); n = gc.get_freeze_count(); r = ring(2); print(n > 100, gc.collect(), r()); gc.unfreeze(); print(gc.get_freeze_count())
frozen = ring(2); gc.freeze(); print(gc.collect(), frozen() is None); gc.unfreeze(); print(gc.collect() >= 2, frozen() is None)
print(gc.get_threshold(), gc.isenabled()); gc.set_threshold(5, 2); print(gc.get_threshold()); gc.set_threshold(0); print(gc.get_threshold()); gc.set_threshold(700, 10, 10)
for bad in ((), (1, 2, 3, 4), ("x",)):
    try: gc.set_threshold(*bad)
    except TypeError as e: print(e)
for bad in (3, -1):
    try: gc.collect(bad)
    except ValueError as e: print(e)
for bad in (5, -1):
    try: gc.get_objects(generation=bad)
    except ValueError as e: print(e)
q = N("young"); gc.collect(0); print(any(v is q for v in gc.get_objects(0)), any(v is q for v in gc.get_objects(1))); gc.collect(1); print(any(v is q for v in gc.get_objects(2))); gc.collect(); print(any(v is q for v in gc.get_objects(2)), any(v is q for v in gc.get_objects()))
print(len(gc.get_stats()), sorted(gc.get_stats()[0])); before = gc.get_stats()[2]["collections"]; gc.collect(); gc.collect(); print(gc.get_stats()[2]["collections"] - before, gc.get_stats()[2]["uncollectable"])
class Bad:
    def __del__(self): raise ValueError("in del")
hooked = []; sys.unraisablehook = lambda u: hooked.append((type(u.exc_value).__name__, str(u.exc_value), u.err_msg, getattr(u.object, "__qualname__", None))); v = Bad(); v.me = v; del v; gc.collect(); Bad(); sys.unraisablehook = sys.__unraisablehook__; print(hooked)
class Slot: __slots__ = ("a", "__weakref__")
s = Slot(); s.a = s; r = weakref.ref(s); del s; print(gc.collect(), r())
def g():
    me = yield; yield
i = g(); next(i); i.send(i); r = weakref.ref(i); del i; print(gc.collect() > 0, r())
try: raise ValueError
except ValueError as err: err.me = err; r = type(err)
print(gc.collect() > 0); c = type("C", (), {}); r = weakref.ref(c); del c; print(r() is None, gc.collect() > 0, r())
import functools; p = functools.partial(print); p.__setstate__((print, (p,), {}, {})); del p; print(gc.collect()); m = {}; m["m"] = m.items; del m; print(gc.collect()); k = [iter(())]; k.append(zip(k)); del k; print(gc.collect()); gc.enable()
