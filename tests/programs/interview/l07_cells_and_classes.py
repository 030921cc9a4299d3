# Which cell does a name live in, and who keeps it?
import gc, sys, types, weakref
rc = sys.getrefcount
class O: pass
def pair():
    v = O()
    def get(): return v
    def put(n): nonlocal v; v = n
    return get, put
g, p = pair(); print(g.__closure__[0] is p.__closure__[0], rc(g.__closure__[0]), rc(g())); p(5); print(g()); c = g.__closure__[0]; c.cell_contents = 6; print(g()); del c.cell_contents
try: g()
except NameError as e: print(e)
try: c.cell_contents
except ValueError as e: print(e)
print(c == types.CellType(), types.CellType(1) < types.CellType(2), types.CellType() < types.CellType(1), repr(types.CellType())[:10], types.CellType(3).cell_contents)
p("back"); print(g()); del p; print(rc(c)); f = types.FunctionType(g.__code__, globals(), closure=(types.CellType("mine"),)); print(f(), g())
for bad in ((), (1,), None, (types.CellType(), types.CellType())):
    try: types.FunctionType(g.__code__, {}, closure=bad)
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
def late():
    fs = []
    for i in range(3): fs.append(lambda: i)
    return fs
print([f() for f in late()], len({id(f.__closure__[0]) for f in late()}), rc(late()[0].__closure__[0])); print([f() for f in [lambda i=i: i for i in range(3)]], [f() for f in [lambda: i for i in range(3)]])
def param(a, b=2):
    def inner(): return a, b
    a = 9; return inner
print(param(1)(), param.__code__.co_cellvars, param(1).__code__.co_freevars, param(1).__closure__[0].cell_contents)
def kept():
    big, small = O(), O(); r = weakref.ref(big), weakref.ref(small)
    def use_small(): return small
    def use_big(): return big
    return use_small, r
f, (rb, rs) = kept(); print(rb() is None, rs() is None); del f; print(rs() is None)
def selfish():
    def me(): return me
    return weakref.ref(me)
r = selfish(); print(r() is None); gc.collect(); print(r() is None)
class A:
    def who(self): return __class__
    def sup(self): return super()
    def none(self): return 1
print(A.who.__closure__[0].cell_contents is A, A.sup.__closure__ == A.who.__closure__, A.none.__closure__, A().who() is A, rc(A.who.__closure__[0])); B = type("B", (), dict(who=A.who)); print(B().who() is A); A.who.__closure__[0].cell_contents = int; print(A().who())
try: A().sup()
except TypeError as e: print(e)
class M(type):
    def __new__(m, n, b, ns):
        print("classcell" if "__classcell__" in ns else "none", sorted(k for k in ns if k not in ("__module__", "__qualname__"))); return super().__new__(m, n, b, ns)
class W(metaclass=M):
    def f(self): return __class__
class V(metaclass=M):
    x = 1
class Lost(type):
    def __new__(m, n, b, ns): ns = dict(ns); ns.pop("__classcell__", None); return super().__new__(m, n, b, ns)
try:
    class X(metaclass=Lost):
        def f(self): return __class__
except RuntimeError as e: print(str(e).split(" at 0x")[0][:60])
r = weakref.ref(A); del A, B; gc.collect(); print(r())
def outer():
    x = 1
    class C:
        x = x if False else 2
        y = [x for _ in (1,)]
        def m(self): return x
    return C.x, C.y, C().m()
try: print(outer())
except NameError as e: print(e)
x = "global"
def shadow():
    class C:
        print(x); x = "class"; print(x)
        def m(self): return x
    return C().m()
print(shadow())
def delcell():
    v = 1
    def inner(): return v
    del v
    try: inner()
    except NameError as e: print(e)
    try: v
    except NameError as e: print(e)
    v = 2; return inner()
print(delcell())
def gen():
    v = O(); r = weakref.ref(v)
    f = lambda: v
    yield f, r
    del v; yield r
it = gen(); f, r = next(it); print(rc(f()), len(f.__closure__)); next(it); print(r(), f.__closure__[0] == types.CellType()); it.close()
def exc():
    try: raise ValueError("x")
    except ValueError as e:
        f = lambda: e
    try: f()
    except NameError as err: print(err)
exc(); print([(lambda: (lambda: n))()() for n in range(2)], (lambda n: lambda: n)(7)())
def walrus(): return [lambda: y for _ in range(2) if (y := _) is not None], lambda: y
fs, h = walrus(); print([f() for f in fs], h(), fs[0].__closure__[0] is h.__closure__[0])
def counter():
    n = 0
    def inc(): nonlocal n; n += 1; return n
    return inc
a, b = counter(), counter(); print(a(), a(), b(), a.__code__ is b.__code__, a.__closure__ == b.__closure__, gc.is_tracked(a.__closure__[0]), sys.getsizeof(a.__closure__[0]), sys.getsizeof(a), rc(a.__code__) >= 3)
