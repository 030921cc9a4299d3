# When exactly is __del__ called?
# Not under stress: counts of what the collector finds
import re
import sys


class WithoutAddresses:
    def write(self, text):
        sys.__stdout__.write(re.sub("0x[0-9a-f]{4,}", "0x...", text))

    def flush(self):
        sys.__stdout__.flush()


sys.stdout = WithoutAddresses()
import gc, sys, weakref, io
class N:
    def __init__(s, n): s.n = n
    def __del__(s): print("del", s.n)
N("temp"); print("after temp")
a = N("a"); a = N("b"); print("rebound"); del a
def f():
    x = N("x"); y = N("y"); print("in f")
f()
def g(): 
    x = N("ret"); return x
print(g().n); print("after g")
l = [N(1), N(2), N(3)]; print("clear"); l.clear()
l = [N(1), N(2), N(3)]; print("del slice"); del l[0:2]; print("set"); l[:] = [N(4)]; l = None
d = {N("k"): N("v")}; print("del dict"); d = None
t = (N("t1"), (N("t2"), N("t3"))); print("del tuple"); t = None
s = N("s1"); s.child = N("s2"); s.child.child = N("s3"); print("chain"); s = None
[N("comp") for _ in range(2)]; print("comp done")
for x in [N("loop1"), N("loop2")]: print("body", x.n)
print("loop done"); del x; print("x gone")
x = N("swap1"); y = N("swap2"); x, y = y, x; print("swapped"); x = None; print("-"); y = None
def arg(a): a = None; print("arg none")
arg(N("argument")); print("after call")
def arg2(a): del a; print("arg deleted")
arg2(N("argument2")); print("after call2")
lam = lambda v=N("default"): 0; print("del lam"); del lam
try: raise ValueError(N("exc"))
except ValueError: print("handling")
print("handled")
def raiser(): x = N("frame local"); raise KeyError
try: raiser()
except KeyError as e: print("tb alive")
print("tb dead")
class R:
    def __del__(s): raise RuntimeError("in del")
old = sys.stderr; sys.stderr = io.StringIO(); R(); out = sys.stderr.getvalue(); sys.stderr = old
print(out.splitlines()[0].split(" at 0x")[0], "|", out.splitlines()[-1])
class Res:
    def __del__(s): global saved; saved = s; print("resurrect")
Res(); print(saved is not None); saved = None; print("second time silent")
class W:
    def __del__(s): print("ref in del:", r())
w = W(); r = weakref.ref(w); del w
class Cyc(N): pass
a = Cyc("c1"); b = Cyc("c2"); a.o = b; b.o = a; del a, b; print("cycle"); gc.collect()
class Slots:
    __slots__ = ("a", "b")
    def __del__(s): print("slots del", hasattr(s, "a"))
s = Slots(); s.a = N("in slot"); s = None
class Meta(type):
    def __del__(c): print("class del", c.__name__)
C = Meta("C", (), {}); del C; print("collect", gc.collect() > 0)
class Inst:
    def __del__(s): print("inst del", type(s).__name__)
class Sub(Inst):
    def __del__(s): print("sub first"); super().__del__()
Sub()
o = N("attr"); o.__del__ = lambda: print("instance attr"); o = None
class Late: pass
q = Late(); Late.__del__ = lambda s: print("late del"); q = None
class NoneDel: __del__ = None
sys.stderr = io.StringIO(); NoneDel(); out = sys.stderr.getvalue(); sys.stderr = old; print(out.splitlines()[-1] if out else "silent")
v = N("walrus") and None; print("and")
(N("expr1"), N("expr2")); print("tuple expr")
z = [N("e0"), N("e1")][1]; print("picked"); z = None
print(N("p").n, N("q").n)
b = N("or") or 5; print("or"); b = 0
def gen():
    k = N("gen local"); yield 1; yield 2
for i in gen(): 
    print("gen", i)
    break
print("after break")
i = gen(); next(i); i = None
x = {"a": N("old")}; x["a"] = N("new"); print("replaced"); x.update(a=1); print("updated")
x = [N(0), N(1)]; x[0] = None; print("item"); x.pop(); print("popped"); x = None
class P:
    @property
    def v(s): return N("prop")
P().v; print("prop gone")
c = N("closure"); 
def mk(c):
    def inner(): return c
    return inner
k = mk(N("cell")); print("made"); k = None; c = None
def unpack(): a, b = N("u1"), N("u2"); a = 1; print("unpack")
unpack()
with __import__("contextlib").suppress(ZeroDivisionError): m = N("with"); 1 / 0
print("with over"); del m
st = {N("set1")}; st.pop(); print("set popped")
dd = {"a": N("dict pop")}; dd.pop("a"); print("dict popped"); del dd
global_last = N("exit")
print("end")
