# What does each statement and each kind of call add to a reference count?
import sys
rc = sys.getrefcount
x = object(); print(1, rc(x))
y = x; print(2, rc(x))
l = [x, x, x]; print(3, rc(x))
d = {x: x}; print(4, rc(x))
del y; print(5, rc(x))
l.clear(); print(6, rc(x))
d.clear(); print(7, rc(x))
def f(a): return rc(a)
print(8, f(x), f(a=x), f(*[x]), f(**{"a": x}))
def g(*a): return rc(a[0]), rc(a)
print(9, g(x), g(*(x,)))
t = (x,); print(10, g(*t))
def k(**kw): return rc(kw["a"]), rc(kw)
print(11, k(a=x), k(**{"a": x}))
def default(a=x): return rc(a)
print(12, rc(x), default())
def closure():
    z = object()
    def inner(): return rc(z)
    return rc(z), inner(), rc(inner)
print(13, closure())
class C:
    attr = x
    def m(self): return rc(self)
c = C(); print(14, rc(x), c.m(), rc(c), rc(C) > 2)
bm = c.m; print(15, rc(c), rc(bm), bm())
del bm; print(16, rc(c))
c.self = c; print(17, rc(c)); del c.self
def gen(a):
    yield rc(a)
    yield rc(a)
gg = gen(x); print(18, next(gg), rc(x)); print(19, next(gg)); gg.close(); print(20, rc(x))
print(21, [rc(v) for v in [x]], [rc(x) for _ in range(2)])
print(22, (lambda a: rc(a))(x), (lambda: rc(x))())
try: raise ValueError(x)
except ValueError as e: print(23, rc(x), rc(e), rc(e.args))
print(24, rc(x))
for v in [x]: print(25, rc(x), rc(v))
print(26, rc(x)); del v
with __import__("contextlib").nullcontext(x) as w: print(27, rc(x))
del w
a, b = x, x; print(28, rc(x)); del a, b
a = b = x; print(29, rc(x)); del a, b
(a, *b) = (x, x, x); print(30, rc(x)); del a, b
match x:
    case n: print(31, rc(x))
del n
print(32, rc(x), (w2 := x) is x, rc(x))
del w2
print(33, rc(x if True else None), rc(x or 1), rc((x, 1)[0]), rc([x][0]), rc({1: x}[1]))
print(34, max(map(rc, [x, x])), list(map(rc, (x,))), [*map(rc, [x])])
import functools
p = functools.partial(rc, x); print(35, p(), rc(x))
del p
m = memoryview(bytearray(4)); print(36, rc(m), rc(m.obj))
s = slice(x, x); print(37, rc(x)); del s
print(38, rc(x), rc(type(x)) > 10, rc(object()), rc([]), rc("".join(["a", "b"])))
it = iter([x]); print(39, rc(x), rc(it)); next(it); print(40, rc(x))
z = zip([x], [x]); print(41, rc(x)); u = next(z); print(42, rc(x), rc(u)); del u
e = enumerate([x]); u = next(e); print(43, rc(x), rc(u)); del u, e, z
