# What has weak references, which are shared, in which order are callbacks called?
import re
import sys


class WithoutAddresses:
    def write(self, text):
        sys.__stdout__.write(re.sub("0x[0-9a-f]{4,}", "0x...", text))

    def flush(self):
        sys.__stdout__.flush()


sys.stdout = WithoutAddresses()
import weakref, gc, sys
gc.disable()
class C:
    def __init__(s, n): s.n = n
    def __repr__(s): return f"C{s.n}"
    def m(s): return s.n
c = C(1)
r = weakref.ref(c); r2 = weakref.ref(c); print(r is r2, r() is c, weakref.getweakrefcount(c))
cb = lambda ref: print("cb", ref is r3, ref())
r3 = weakref.ref(c, cb); r4 = weakref.ref(c, cb); print(r3 is r4, r3 == r, r3 == r4, weakref.getweakrefcount(c))
print(hash(r) == hash(c), r3.__callback__ is cb, r.__callback__)
print(len(weakref.getweakrefs(c)), sys.getrefcount(c))
p = weakref.proxy(c); print(p.n, p.m(), type(p), p == c, isinstance(p, C), p.__class__, repr(p)[:15])
del r4
del c
print(r(), r3())
try: p.n
except ReferenceError as e: print(e)
try: hash(p)
except TypeError as e: print(e)
print(r == r2, r == r3, repr(r)[:8], repr(r)[-5:])
try: hash(weakref.ref(C(2)))
except TypeError as e: print(e)
print(hash(r) is not None)
for o in (1, "a", None, (), [], {}, 1.5, b"", object(), range(3), slice(1), lambda: 0, int, len, [].append, {1}, frozenset(), iter([]), (x for x in ()), type, Ellipsis, NotImplemented, memoryview(b""), bytearray(), complex(), Exception(), staticmethod(len), property(), zip(), map(len, []), enumerate([]), __builtins__, print.__call__, C.m, C(1).m, super, sys.stdout, C.__dict__, {}.keys(), (lambda: (yield))().gi_code, sys._getframe()):
    try: weakref.ref(o); ok = True
    except TypeError as e: ok = str(e)
    print(type(o).__name__, ok)
class L(list): pass
class T(tuple): pass
class I(int): pass
class S: __slots__ = ()
class W: __slots__ = ("__weakref__",)
for k in (L, T, I, S, W, dict, set):
    o = k()
    try: weakref.ref(o); print(k.__name__, "yes", o.__weakref__ if hasattr(o, "__weakref__") else "-")
    except TypeError as e: print(k.__name__, e)
d = weakref.WeakValueDictionary(); a = C("a"); d["a"] = a; d["b"] = C("b"); print(dict(d), len(d), "b" in d); del a; print(len(d), list(d.items()))
k = weakref.WeakKeyDictionary(); x = C("x"); k[x] = 1; k[C("y")] = 2; print(list(k.items())); del x; print(len(k))
s = weakref.WeakSet([C(1)]); print(len(s)); y = C(2); s.add(y); s.add(y); print(len(s), s == {y})
f = weakref.finalize(y, print, "finalized", 1, k=2) if 0 else weakref.finalize(y, print, "finalized", 1)
print(f.alive, f.peek()[1:3] == (print, ("finalized", 1)), f.atexit); del y; print(f.alive, f.detach(), f())
z = C(3); wm = weakref.WeakMethod(z.m); print(wm()(), wm() == z.m); del z; print(wm())
o = C(4); order = []
rs = [weakref.ref(o, lambda _, i=i: order.append(i)) for i in range(4)]
del o; print(order)
o = C(5); rr = weakref.ref(o, lambda _: 1 / 0)
import io
err = sys.stderr; sys.stderr = io.StringIO(); del o; t = sys.stderr.getvalue(); sys.stderr = err; print(t.splitlines()[0][:30], t.splitlines()[-1])
class R(weakref.ref):
    __slots__ = ("tag",)
    def __new__(cls, o, tag): self = super().__new__(cls, o); self.tag = tag; return self
    def __init__(self, o, tag): super().__init__(o)
o = C(6); q = R(o, "t"); print(q.tag, q() is o, R(o, "t") is q, q == weakref.ref(o), weakref.ref(o) is q)
a = C(7); a.me = a; ra = weakref.ref(a, lambda _: print("cyclic cb")); del a; print(ra() is None); gc.collect(); print(ra())
class D:
    def __del__(self): print("del", rd())
o = D(); rd = weakref.ref(o, lambda _: print("callback")); del o
