# What does the collector track, untrack, find, finalize and keep?
# Not under stress: counts of what the collector finds
import gc, sys, weakref
gc.disable(); gc.collect()
print(gc.isenabled(), gc.get_threshold(), gc.get_debug())
class N: pass
def ring(n):
    ns = [N() for _ in range(n)]
    for a, b in zip(ns, ns[1:] + ns[:1]): a.next = b
ring(10); print(gc.collect(), gc.garbage)
for o in (1, "s", 1.5, b"", None, (), (1,), (1, []), [], {}, {1: 2}, {"a": []}, set(), frozenset(), frozenset([1]), N(), N, lambda: 0, len, [].append, iter([]), range(3), slice(1, 2), bytearray(), memoryview(b""), ValueError(), object(), type, property(), staticmethod(len), (x for x in ()), zip(), sys, 1j, {1}.__iter__(), {}.keys(), weakref.ref(N)):
    print(type(o).__name__, gc.is_tracked(o), end="; ")
print()
t = (1, 2, "x"); print(gc.is_tracked(t)); gc.collect(); print(gc.is_tracked(t))
t = tuple([1, 2]); print(gc.is_tracked(t)); gc.collect(); print(gc.is_tracked(t))
d = {}; print(gc.is_tracked(d)); d["a"] = 1; print(gc.is_tracked(d)); d["b"] = "x"; print(gc.is_tracked(d)); d["c"] = []; print(gc.is_tracked(d)); del d["c"]; print(gc.is_tracked(d)); gc.collect(); print(gc.is_tracked(d))
d = dict(a=1); print(gc.is_tracked(d)); d = {"a": (1,)}; print(gc.is_tracked(d)); d = {"a": ([],)}; print(gc.is_tracked(d))
class D:
    def __init__(s, n): s.n = n; s.me = s
    def __del__(s): print("del", s.n)
D(1); D(2); D(3); print(gc.collect())
class Res:
    def __del__(s): keep.append(s)
keep = []
r = Res(); r.me = r; del r; print(gc.collect(), len(keep), gc.is_finalized(keep[0])); del keep[0].me; keep.clear(); print(len(keep))
r = Res(); print(gc.is_finalized(r)); del r; print(len(keep), gc.is_finalized(keep[0]))
l = []; l.append(l); print(gc.get_referents(l) == [l] or len(gc.get_referents(l)), gc.get_referrers(l) is not None)
print(sum(1 for x in gc.get_referrers(l) if x is l)); del l; print(gc.collect())
gc.callbacks.append(lambda ph, info: print(ph, info["generation"], info["collected"], info["uncollectable"]))
ring(3); gc.collect(0); gc.collect(1); gc.collect(2); gc.callbacks.clear()
try: gc.collect(3)
except ValueError as e: print(e)
try: gc.collect(-1)
except ValueError as e: print(e)
try: gc.set_threshold()
except TypeError as e: print(e)
gc.set_threshold(5); print(gc.get_threshold()); gc.set_threshold(5, 6); print(gc.get_threshold()); gc.set_threshold(700, 10, 10)
gc.set_debug(gc.DEBUG_SAVEALL); ring(2); print(gc.collect(), len(gc.garbage), [type(x).__name__ for x in gc.garbage]); gc.garbage.clear(); gc.set_debug(0); print(gc.collect())
class P:
    __slots__ = ("a",)
p = P(); p.a = p; print(gc.is_tracked(p), gc.is_tracked(object())); del p; print(gc.collect())
class E:
    __slots__ = ()
print(gc.is_tracked(E()), sys.getsizeof(E()), gc.is_tracked(P()))
print([gc.get_referents(x) for x in ([1, 2], (1, "a"), {1: 2}, {5})], gc.get_referents(1, "a"), gc.get_referents())
before = len(gc.get_objects()); x = [[] for _ in range(10)]; print(len(gc.get_objects()) - before)
print(len(gc.get_objects(0)) > 0, [type(gc.get_stats()[i]).__name__ for i in range(3)], sorted(gc.get_stats()[0]))
for bad in (3, -1, "a"):
    try: gc.get_objects(generation=bad)
    except (ValueError, TypeError) as e: print(type(e).__name__, e)
gc.collect(); gc.freeze(); print(gc.get_freeze_count() > 100); gc.unfreeze(); print(gc.get_freeze_count())
def g():
    a = [1]; yield a
h = g(); next(h); print([type(x).__name__ for x in gc.get_referents(h)])
f = lambda a=[1]: a; print(sorted(type(x).__name__ for x in gc.get_referents(f)))
class M:
    x = 1
    def f(self): pass
print(sorted({type(x).__name__ for x in gc.get_referents(M)}))
m = M(); m.a = 1; print([type(x).__name__ for x in gc.get_referents(m)], [type(x).__name__ for x in gc.get_referents(m.f)]); m.__dict__; print([type(x).__name__ for x in gc.get_referents(m)])
