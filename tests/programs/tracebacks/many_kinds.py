# The tracebacks of many kinds of mistakes.
import sys
def a(): raise ValueError("a\nb")
def b():
    try: a()
    except ValueError as e: raise KeyError("x") from e
def c():
    try: b()
    except KeyError: (1 +
        undefined_name +
        2)
def run(f):
    try: f()
    except BaseException as e:
        sys.excepthook(type(e), e, e.__traceback__)
    sys.stderr.flush()
run(c)
def d():
    e = ValueError("noted"); e.add_note("line1\nline2"); e.add_note(""); raise e
run(d)
def e(): raise ExceptionGroup("grp", [ValueError(1), ExceptionGroup("in", [KeyError("k"), TypeError()]), OSError(2, "q")])
run(e)
def f():
    try: e()
    except ExceptionGroup as g: raise ExceptionGroup("outer", [g, ValueError("z")]) from KeyError("cause")
run(f)
def g(n):
    if n == 0: 1/0
    g(n - 1)
run(lambda: g(10))
def h(): h()
run(h)
class Weird(Exception):
    def __str__(self): raise ValueError
run(lambda: (_ for _ in ()).throw(Weird()))
class M(Exception): __module__ = "mymod"
def i(): raise M("m")
run(i)
class N(Exception): __qualname__ = "Outer.N"
def j(): raise N
run(j)
def k(): raise SyntaxError("bad", ("file", 3, 5, "some text here\n", 3, 9))
run(k)
run(lambda: exec("a = = 1"))
run(lambda: eval("1 +"))
run(lambda: exec("def f():\n  1/0\nf()"))
run(lambda: exec(compile("\n\nx.y.z", "nofile", "exec")))
x = {"a": {"b": None}}
def l(): return x["a"]["b"]["c"]["d"]
run(l)
def m(): return (x["a"]
    ["b"]
    ["c"])
run(m)
def n(): return x.foo.bar + 1
run(n)
def o(): return len(1, 2) + sum([1, "a"], 3 * 4)
run(o)
def p(): return 1 + 2 + "é" + 3
run(p)
def q(): assert 1 == 2, "msg"
run(q)
def r(): assert (1,
    2) == 3
run(r)
def s(): for_each = [y / 0 for y in [1]]; return for_each
run(s)
def t():
    with open("/nonexistent/x") as ff: pass
run(t)
def u(): a, b = 1, 2, 3
run(u)
def v(): del undefined
run(v)
def w(): from sys import nonexistent
run(w)
def y(): import nonexistent.foo
run(y)
def z(): return "é" + "日本" + 1 + "x"
run(z)
def aa():
    raise KeyError from None
run(aa)
def bb():
    try:
        try: 1/0
        finally: raise KeyError("in finally")
    except KeyError: raise
run(bb)
def cc(): raise RuntimeError("x") from ValueError("cause")
run(cc)
def dd(): print("a" "b", end=5)
run(dd)
def ee(a, b): pass
run(lambda: ee(1))
run(lambda: ee(1, 2, 3))
def ff():
    x = 1
    del x
    return x
run(ff)
class P:
    @property
    def boom(self): return self._nope
run(lambda: P().boom)
def gg(): yield 1; raise ValueError("gen")
run(lambda: list(gg()))
run(lambda: [*map(int, "1a")])
run(lambda: sorted([1, "a"], key=lambda v: v))
run(lambda: max([1], key=lambda v: v.q))
async def co(): await 5
run(lambda: co().send(None))
def hh(): raise SystemExit(3)
run(hh)
def ii(): raise KeyboardInterrupt
run(ii)
def jj():
    e = ValueError("self"); e.__cause__ = e; raise e
run(jj)
def kk():
    a = ValueError("a"); b = ValueError("b"); a.__context__ = b; b.__context__ = a; raise a
run(kk)
def ll(): (lambda q: q.z)(5)
run(ll)
def mm(): return [1, 2,
   3][10]
run(mm)
def nn(): return -"a"
run(nn)
def oo(): return not_defined()
run(oo)
def pp(): return x.keys(1)
run(pp)
def qq():
    if x["zz"] and \
       True: pass
run(qq)
def rr(): return f"{x['zz']} {1}"
run(rr)
def ss(): x["q"] += 1
run(ss)
def tt(): x.q += 1
run(tt)
def uu(): x.a.b = 5
run(uu)
def vv(): x[1:2]
run(vv)
def ww(): return 1 if undefined2 else 2
run(ww)
def xx(): 
    for i in 5: pass
run(xx)
def yy():
    while undefined3: pass
run(yy)
def zz(): return ~"a", 5
run(zz)
def ab(): raise "string"
run(ab)
def ac(): 
	raise ValueError("tab")
run(ac)
def ad(): raise ValueError("é日本") if "日本" else 0
run(ad)
def ae(): return (lambda: (yield))().send(1)
run(ae)
run(lambda: 5 .foo); run(lambda: [].foo.bar)
def af(): return x @ 1
run(af)
def ag(): return 1 in 5
run(ag)
def ah(): return x < 1 < 2
run(ah)
def ai(): return {**5}
run(ai)
def aj(): return {[]: 1}
run(aj)
def ak(): return print(*5)
run(ak)
def al(): return print(**5)
run(al)
def am(): 
    class X(5): pass
run(am)
def an(): 
    @undefined4
    def f(): pass
run(an)
def ao(): 
    class X(metaclass=1): pass
run(ao)
def ap():
    match 5:
        case int(a=3, b=5): pass
        case str(1, 2): pass
        case list(1,2): pass
        case undefined5(): pass
run(ap)
def aq():
    match "a":
        case str(1, 2): pass
run(aq)
