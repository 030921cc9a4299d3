# __del__: when it is called, when not, and what it can see.
import gc, sys, weakref
log = []
class D:
    def __init__(self, n): log.append(("init", n)); self.n = n
    def __del__(self): log.append(("del", getattr(self, "n", "no n"), [k for k in globals() if k == "log"]))
def f(): D(1); log.append("after")
f(); print(log); log.clear()
class Broken(D):
    def __init__(self): raise ValueError
try: Broken()
except ValueError: pass
print(log); log.clear()
x = D(2); x = D(3); print(log); log.clear()
x = x.__class__(4); print(log); log.clear()
l = [D(5), D(6)]; l.clear(); print(log); log.clear()
l = [D(7), D(8), D(9)]; del l[1]; l = None; print(log); log.clear()
d = {"a": D(10)}; d["a"] = D(11); d = 0; print(log); log.clear()
t = (D(12),) * 2; t = None; print(log); log.clear()
def g(a): a = None; log.append("in g")
g(D(13)); print(log); log.clear()
def h(a): del a; log.append("in h")
y = D(14); h(y); print(log); del y; print(log); log.clear()
class S:
    __slots__ = ("v",)
s = S(); s.v = D(15); del s; print(log); log.clear()
class Late: pass
o = Late(); o.__del__ = lambda: log.append("instance attribute"); del o; print(log)
Late.__del__ = lambda self: log.append("class attribute"); o = Late(); del o; print(log); log.clear()
class Ret:
    def __del__(self): return log.append("result ignored") or 5
Ret(); print(log); log.clear()
z = D(16); z.__del__(); print(len(log)); del z; print(len(log)); log.clear()
for i in range(2): v = D(i)
print(log[-2:]); del v; log.clear()
[D(i) for i in range(2)]; print([e[:2] for e in log]); log.clear()
a, b = D("a"), D("b"); a, b = b, a; print(len(log)); a = b = None; print([e[1] for e in log[2:]]); log.clear()
w = D(17); w, u = None, w; print(len(log)); u = None; log.clear()
def gen(): k = D(18); yield 1; log.append("rest")
it = gen(); next(it); it = None; print([e[:2] for e in log]); log.clear()
class E(Exception):
    def __del__(self): log.append("exception gone")
try: raise E
except E: log.append("handled")
print(log); log.clear()
m = map(D, [19, 20]); next(m); print([e[:2] for e in log]); m = None; log.clear()
print(D(21).n, log[-1][0]); log.clear()
_ = D(22).n and log.append("during"); print([e if type(e) is str else e[:2] for e in log])
print(weakref.ref(D(23))(), gc.isenabled())
