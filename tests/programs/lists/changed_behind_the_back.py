# Objects that change what works on them, and classes changed under their instances.
# Environment: PYTHONHASHSEED=0
# crash hunters
import sys, gc
class A:
    def __del__(self): 
        global r; r = self
a = A(); del a; print(r.__class__.__name__); del r
# mutate during repr, sort, iteration, comparison
class M:
    def __init__(s, l): s.l = l
    def __eq__(s, o): s.l.clear(); return False
    def __repr__(s): s.l.clear(); return "M"
    def __hash__(s): return 1
    def __lt__(s, o): s.l.clear(); return True
    def __index__(s): s.l.clear(); return 0
    def __len__(s): return 3
    def __iter__(s): s.l.clear(); return iter([])
    def __del__(s): s.l.clear()
def t(f):
    try: return f()
    except Exception as e: return type(e).__name__ + ": " + str(e)
l = []; l += [1, M(l), 3, 4]; print(t(lambda: repr(l)))
l = []; l += [M(l), 1, 2]; print(t(lambda: 5 in l), l)
l = []; l += [M(l), 1, 2]; print(t(lambda: l.index(9)))
l = []; l += [M(l), 1, 2]; print(t(lambda: l.count(9)))
l = []; l += [M(l), 1, 2]; print(t(lambda: l.remove(9)))
l = []; l += [M(l), 1, 2]; print(t(lambda: l == [1, 2, 3]))
l = []; l += [M(l), M(l), M(l)]; print(t(lambda: l.sort()), len(l))
l = [1, 2, 3]; m = M(l); print(t(lambda: l[m]), l)
l = [1, 2, 3]; m = M(l); print(t(lambda: l.insert(m, 5)), l)
l = [1, 2, 3]; m = M(l); print(t(lambda: l.pop(m)), l)
l = [1, 2, 3]; m = M(l); print(t(lambda: l[m:3]), l)
l = [1, 2, 3]; m = M(l); print(t(lambda: l.__setitem__(m, 7)), l)
l = [1, 2, 3]; m = M(l)
def sl(): l[m:2] = [9, 9]
print(t(sl), l)
l = [1, 2, 3]; m = M(l); print(t(lambda: l.extend(m)), l)
l = [1, 2, 3]; l[:] = [M(l)]; l[:] = []; print(l)
d = {}; d.update({1: M(d), 2: 3}); print(t(lambda: repr(d)))
d = {}; k = M(d); d[k] = 1; print(t(lambda: d.get(M([]))))
d = {}; k = M(d); d[k] = 1; k2 = M({}); print(t(lambda: d.__setitem__(k2, 5)), len(d))
d = {}; k = M(d); d[k] = 1; print(t(lambda: {k2: 1} == d))
s = set(); k = M(s); s.add(k); print(t(lambda: k2 in s), len(s)); 
s = set(); k = M(s); s.add(k); print(t(lambda: s | {k2}), t(lambda: s.update({M([])})), len(s) < 9)
s = set(); k = M(s); s.add(k); print(t(lambda: s == {k2}), t(lambda: s <= {M([])}), t(lambda: s.pop()) and 1)
ba = bytearray(b"abc"); m = M(ba)
print(t(lambda: ba[m]), t(lambda: ba.__setitem__(m, 1)), t(lambda: ba.insert(m, 1)), t(lambda: ba.append(m)), t(lambda: ba.extend([m, m])))
ba = bytearray(b"abcd"); m = M(ba); 
def bs(): ba[m:3] = b"zz"
print(t(bs), ba)
class E:
    def __eq__(s, o): return True
    __hash__ = None
print(t(lambda: {E()}))
# generator shenanigans
def g():
    try: yield
    finally: gen.close()
gen = g(); next(gen); print(t(lambda: gen.close()))
def g2():
    global gen
    gen = None
    yield 1
gen = g2(); print(next(gen))
def g3():
    del globals()["gg3"]; gc.collect(); yield 5
gg3 = g3(); print(next(gg3) if 0 else list(gg3))
class It:
    def __init__(s): s.n = 0
    def __iter__(s): return s
    def __next__(s):
        s.n += 1
        if s.n > 3: del s.n; raise StopIteration
        return s.n
it = It(); print(list(it), t(lambda: next(it)))
# type surgery
class B1: x = 1
class B2: x = 2
class C(B1): pass
c = C(); print(c.x); C.__bases__ = (B2,); print(c.x); B2.x = 9; print(c.x); del B2.x; print(t(lambda: c.x))
class D: pass
d = D(); D.__getattr__ = lambda s, n: n * 2; print(d.ab); del D.__getattr__; print(t(lambda: d.ab)); D.__call__ = lambda s: "called"; print(d()); D.__len__ = lambda s: 5; print(len(d), bool(d)); D.__add__ = lambda s, o: "add"; print(d + 1); del D.__add__; print(t(lambda: d + 1)); D.__iter__ = None; print(t(lambda: iter(d))); D.__hash__ = None; print(t(lambda: hash(d))); D.__eq__ = lambda s, o: 1 / 0; print(t(lambda: d == 1))
d.__class__ = B1; print(d.x, type(d))
class S1: __slots__ = ("a",)
class S2: __slots__ = ("a",)
s = S1(); s.a = 1; s.__class__ = S2; print(s.a)
class S3: __slots__ = ("b",)
print(t(lambda: setattr(s, "__class__", S3)))
type.__setattr__(D, "zz", 5); print(D.zz, t(lambda: type.__setattr__(int, "zz", 5)), t(lambda: object.__setattr__(D, "q", 1)))
class Meta(type):
    def mro(cls):
        try: cls.x
        except Exception as e: print(type(e).__name__)
        return super().mro()
class MM(metaclass=Meta): pass
class L(list):
    def __getitem__(s, i): return "gi"
    def __len__(s): return 99
    def __iter__(s): return iter("xy")
    def append(s, x): raise KeyError
l = L([1, 2]); print(l[0], len(l), list(l), [*l], tuple(l), sorted(l), l == [1, 2], repr(l), l + [3], max(l), "".join(l), dict.fromkeys(l), set(l), (lambda *a: a)(*l), l[0:1], list.__len__(l), min(l), sum([1], 0), list(zip(l, l)), all(l), [x for x in l], "%s" % l, 1 in l, bool(L()), list(reversed(l)) if 0 else 0)
class T(tuple):
    def __iter__(s): return iter("ab")
    def __len__(s): return 7
print("%s %s" % T((1, 2)), (lambda *a: a)(*T((1, 2))), [*T((5,))], T((1,)) + (2,), isinstance(5, T((int,))), len(T()), str(T((1,))), "a".startswith(T(("a",))), sorted(T((1,))), max(T((1, 2))))
a, b = T((1, 2)); print(a, b)
class St(str):
    def __str__(s): return "str!"
    def __repr__(s): return "repr!"
    def __format__(s, f): return "fmt!"
    def __hash__(s): return 5
    def __eq__(s, o): return True
    def __len__(s): return 100
print(St("a"), f"{St('a')}", "%s" % St("a"), "%r" % St("a"), "".join([St("a"), St("b")]), St("x") + "y", str(St("q")), repr(St("q")), [St("q")], {St("a"): 1}, "a" == St("zz"), len(St("abc")), St("abc")[0:2], int(St("5")), "z".join(St("ab")), St("A").lower(), getattr(5, St("real"), None), "{}".format(St("a")), "{!s}".format(St("a")), format(St("a"), "5"), eval(St("1+1")), print(St("p")))
class D2(dict):
    def __getitem__(s, k): return "gi"
    def __contains__(s, k): return True
    def get(s, *a): return "get"
    def keys(s): return ["k"]
    def items(s): return [("i", 1)]
print({**D2(a=1)}, dict(D2(a=1)), "%(x)s" % D2(), (lambda **k: k)(**D2(a=1)), D2(a=1) == {"a": 1}, 5 in D2(), D2(a=1) | {"b": 2}, list(D2(a=1)), eval("foo", D2()) if 0 else "", D2(a=1).copy())
import weakref
o = D(); 
x = []
def rec(n, f=None):
    if n: return rec(n - 1)
    return sys._getframe()
f = rec(20); n = 0
while f: f = f.f_back; n += 1
print(n)
print(t(lambda: exec("x = " + "(" * 100 + ")" * 100)), t(lambda: exec("x = " + "(" * 300 + ")" * 300)), t(lambda: eval("-" * 5000 + "1")) if 0 else "", t(lambda: eval("1" + "+1" * 3000)), t(lambda: eval("[" * 90 + "]" * 90)) != 0)
import sys
sys.stdout.flush()
class Boom:
    def __del__(s): raise ValueError("boom")
Boom(); del Boom
try: sys.stdout.write(5)
except TypeError as e: print(e)
print(t(lambda: sys.stdout.foo)); 
old = sys.stdout; sys.stdout = None; print("nothing"); sys.stdout = old
del sys.stdout; print(t(lambda: print("x")) if 0 else "", file=old)
try: print("x")
except RuntimeError as e: sys.stdout = old; print(e)
