# The collector: generations, thresholds, what is tracked, what callbacks are told.
import gc
print(gc.get_threshold(), gc.isenabled(), gc.get_debug(), len(gc.get_stats()), sorted(gc.get_stats()[0]))
gc.disable(); gc.collect(); print(gc.get_count()[1:], gc.isenabled())
l = [[] for _ in range(10)]; print(gc.get_count()[0] >= 10)
print([gc.is_tracked(x) for x in (1, "a", 1.5, None, (), [], {}, {"a": 1}, {"a": []}, (1, 2), ([],), set(), frozenset(), object(), type, len, print, lambda: 0, range(3), iter([]), b"", bytearray(), slice(1), ...)])
t = tuple([1, 2, 3]); before = gc.is_tracked(t); gc.collect(); print(before, gc.is_tracked(t))
d = {"a": 1}; print(gc.is_tracked(d)); d["b"] = []; print(gc.is_tracked(d)); del d["b"]; print(gc.is_tracked(d)); gc.collect(); print(gc.is_tracked(d))
class C: pass
class S: __slots__ = ("a",)
class E: __slots__ = ()
print([gc.is_tracked(o()) for o in (C, S, E)])
def cyc(n):
    for _ in range(n): a = []; a.append(a)
cyc(5); print(gc.collect(), gc.collect())
c = C(); c.me = c; del c; print(gc.collect())
c = C(); c.d = {"c": c}; del c; print(gc.collect())
a, b = C(), C(); a.b, b.a = b, a; a.keep = None; del a; print(gc.collect()); del b; print(gc.collect())
seen = []
def cb(phase, info): seen.append((phase, info["generation"], info["collected"], info["uncollectable"]))
gc.callbacks.append(cb); cyc(3); gc.collect(0); gc.collect(1); gc.collect(); gc.callbacks.remove(cb)
print(seen)
x = []; y = [x, x]; z = {"k": x}
print(len(gc.get_referrers(x)) - 1, any(r is y for r in gc.get_referrers(x)), gc.get_referents(y), gc.get_referents(z), gc.get_referents(1, "a"), gc.get_referents((x, 1)))
print([type(r).__name__ for r in gc.get_referents(C())], [type(r).__name__ for r in gc.get_referents(lambda: x)][:2])
gc.freeze(); n = gc.get_freeze_count(); print(n > 100); gc.unfreeze(); print(gc.get_freeze_count())
print(len(gc.get_objects()) > 100, any(o is y for o in gc.get_objects()), any(o is y for o in gc.get_objects(generation=0)), gc.garbage)
gc.set_threshold(5, 2, 2); print(gc.get_threshold()); gc.set_threshold(0); print(gc.get_threshold()); gc.set_threshold(700, 10, 10)
for bad in (lambda: gc.collect(3), lambda: gc.collect(-1), lambda: gc.get_objects(5), lambda: gc.get_objects("a"), lambda: gc.set_threshold()):
    try: bad()
    except (ValueError, TypeError) as e: print(e)
gc.set_debug(gc.DEBUG_SAVEALL); cyc(2); print(gc.collect(), len(gc.garbage), [type(o).__name__ for o in gc.garbage]); gc.garbage.clear(); gc.set_debug(0)
gc.collect(); s0 = gc.get_stats()[2]["collections"]; gc.collect(); print(gc.get_stats()[2]["collections"] - s0)
gc.enable(); print(gc.isenabled())
import weakref
class N:
    def __init__(self): self.me = self; self.w = weakref.ref(self, lambda r: print("inner callback"))
N(); print(gc.collect() > 0)
n = N(); outer = weakref.ref(n, lambda r: print("outer callback", r())); del n; print(gc.collect() > 0)
