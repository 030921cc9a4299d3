# What lives how long in comprehensions, loops, with, except, match and walrus?
import sys, weakref
rc = sys.getrefcount
class O:
    def __init__(self, n=0): self.n = n
    def __del__(self): log.append(self.n)
    def __repr__(self): return f"O{self.n}"
log = []
def done():
    out = log[:]; log.clear(); return out
x = "outer"; [x for x in range(3)]; print(x); {x: x for x in "ab"}; list(x for x in "ab"); print(x); [y := x for x in range(3)]; print(x, y)
for i in range(2): o = O(i)
print(i, o, done()); del o; print(done()); [O(i) for i in range(2)]; print(done()); l = [O(i) for i in range(2)]; l = None; print(done()); {O(1), O(1)}; print(done()); [None for _ in [O(5)]]; print(done()); any(o for o in [O(1), O(2)]); print(done()); next(iter([O(3)])); print(done()); (O(4), O(5))[0]; print(done()); [O(6), O(7)][1].n; print(done()); O(8).n; print(done()); O(1) and O(2); print(done()); O(1) or O(2); print(done()); not O(3); print(done()); O(1) == O(2); print(done()); (lambda: O(9))(); print(done()); f"{O(1)}{O(2)}"; print(done()); "%s" % O(3); print(done()); O(1) if O(2) else O(3); print(done()); O(1) is O(2); print(done()); a = b = O(1); del a; print(done()); del b; print(done()); a, b = O(1), O(2); a, b = b, a; del a; print(done()); del b; print(done()); _ = O(1); _ = O(2); print(done()); del _; print(done())
for o in (O(1), O(2)): pass
print(o, done()); 
for o in (O(3), O(4)): break
print(o, done()); del o; print(done())
for k, v in {O(1): O(2)}.items(): pass
print(done()); del k; print(done()); del v; print(done())
while (o := O(5)).n != 5: pass
print(done()); del o; print(done())
def f():
    o = O("local")
    for j in range(2): inner = O(j)
    return j
print(f(), done())
def g(o): del o; return done()
print(g(O("arg")), done())
def h(*a, **k): a = k = None; return done()
print(h(O("star"), k=O("kw")), done())
def ret(): o = O("ret"); return o.n
print(ret(), done())
def tryret():
    o = O("try")
    try: return o.n
    finally: log.append("finally")
print(tryret(), done())
def early():
    for o in [O(1), O(2), O(3)]:
        if o.n == 2: return o.n
print(early(), done())
def exc():
    o = O("exc")
    try: raise ValueError(O("in exception"))
    except ValueError as e: log.append("handling")
    log.append("after handling"); return 1
exc(); print(done())
match O(7):
    case O(n=int(n)) as whole if n > 5: print(n, whole)
print(done()); del whole; print(done())
match [O(1), O(2)]:
    case [first, *rest]: print(first, rest)
print(done()); del first, rest; print(done())
match {"k": O(3)}:
    case {"k": v, **others}: print(v, others)
del v; print(done(), others)
class C:
    o = O("class"); names = [o for _ in (1,)] if False else 1
    for i in range(2): last = i
print(C.last, C.i, done()); del C; import gc; gc.collect(); print(done())
d = {k: O(k) for k in range(3)}; d.pop(0); print(done()); d[1] = None; print(done()); d.clear(); print(done()); s = [O(1), O(2), O(3)]; s[0] = 5; print(done()); s[1:] = []; print(done()); s += [O(4)]; s *= 0; print(done()); s = [O(1)]; s = s + s; print(rc(s[0])); s.pop(); print(done()); s.clear(); print(done()); t = (O(1),); t += (O(2),); print(done()); t = t[1:]; print(done()); t = (); print(done()); n = [[O(1)]]; m = n[0]; del n; print(done()); del m; print(done())
g1 = (O(i) for i in range(3)); next(g1); print(done()); q = next(g1); print(done()); del g1; print(done()); del q; print(done()); z = zip([O(1)], [O(2)]); p = next(z); print(done()); del p, z; print(done()); e = enumerate([O(1)]); next(e); del e; print(done()); m = map(O, [1, 2]); next(m); print(done()); list(m); print(done()); fl = filter(lambda o: o.n, [O(0), O(1)]); next(fl); print(done()); del fl; print(done()); sorted([O(2), O(1)], key=lambda o: o.n); print(done()); max([O(1), O(2)], key=lambda o: o.n); print(done()); sum([O(1).n, O(2).n]); print(done()); print(*[O(1), O(2)], sep="-"); print(done()); print(O(1), O(2)); print(done()); [*map(O, range(2))]; print(done()); {**{1: O(1)}}; print(done()); (lambda *a: None)(*[O(1)]); print(done()); exec("O('exec')"); print(done()); eval("O('eval')"); print(done()); ns = {}; exec("o = O('ns')", globals(), ns); print(done()); ns.clear(); print(done()); globals()["dyn"] = O("dyn"); del dyn; print(done())
