# What is a cell, when is it empty, who shares it?
import sys
def outer():
    x = 1
    def a():
        nonlocal x; x += 1; return x
    def b(): return x
    return a, b
a, b = outer(); print(a(), a(), b())
print(a.__closure__ is b.__closure__, a.__closure__[0] is b.__closure__[0], a.__closure__[0].cell_contents)
print(a.__code__.co_freevars, outer.__code__.co_cellvars, a.__code__.co_cellvars)
a.__closure__[0].cell_contents = 50; print(b())
print(sys.getrefcount(a.__closure__[0]), sys.getrefcount(a.__closure__))
import types
c = types.CellType(5); print(c.cell_contents, c == types.CellType(5), c < types.CellType(6), c == types.CellType())
e = types.CellType()
try: e.cell_contents
except ValueError as x: print(x)
c.cell_contents = 1; del c.cell_contents
try: c.cell_contents
except ValueError as x: print(x)
print(types.CellType() == types.CellType(), types.CellType() < types.CellType(1))
def unbound():
    def inner(): return y
    try: inner()
    except NameError as e: print(type(e).__name__, e)
    y = 1
    return inner()
print(unbound())
def deleted():
    z = 1
    def inner(): return z
    del z
    try: inner()
    except NameError as e: print(e)
    try: z
    except NameError as e: print(type(e).__name__, e)
deleted()
def local():
    try: print(w)
    except UnboundLocalError as e: print(e)
    w = 1
local()
class K:
    v = 1
    l = [w for w in range(v)]
    try: m = [v for _ in range(2) if v]
    except NameError as e: print(e)
    f = lambda: v
try: K.f()
except NameError as e: print(e)
def cls():
    v = "outer"
    class In:
        v = v if False else "inner"
        def m(self): return v
    return In().m(), In.v
try: print(cls())
except NameError as e: print(type(e), e)
def clsderef():
    v = "outer"
    class In:
        w = v
        v = "inner"
        u = v
        def m(self): return v
    return In.w, In.u, In().m()
try: print(clsderef())
except NameError as e: print(type(e), e)
def count():
    n = [0]
    def inc(): n[0] += 1; return n[0]
    return inc
i = count(); j = count(); print(i(), i(), j())
def loop():
    out = []
    for k in range(3):
        def f(k=k): return k
        out.append(f)
    return [f() for f in out]
print(loop())
def make(n): return lambda x: x ** n
print([make(k)(2) for k in range(4)])
f = types.FunctionType(b.__code__, globals(), "new", None, (types.CellType("given"),)); print(f(), f.__name__)
for clo in (None, (), (1,), (types.CellType(1), types.CellType(2))):
    try: types.FunctionType(b.__code__, globals(), "new", None, clo)
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
def exec_locals():
    q = 1
    exec("q = 2")
    return q, locals()["q"]
print(exec_locals())
def loc():
    q = 1
    l = locals(); l["q"] = 9; l["new"] = 1
    return q, l, locals() is l, locals()
print(loc())
def free():
    aa = 1
    def inner():
        return locals(), aa
    return inner()
print(free())
print((lambda *a, **k: (a, k))(1, *[2], x=3, **{"y": 4}))
