# Order of evaluation, odd targets, finally, closures, class bodies.
import sys
# sys.exc_info & contexts
def f():
    try: 1/0
    except ZeroDivisionError:
        try: raise KeyError
        except KeyError as e: print(repr(e.__context__))
        print(sys.exc_info()[0])
    print(sys.exc_info())
f()
def gen():
    try: raise ValueError
    except ValueError:
        yield sys.exc_info()[0]
        yield sys.exc_info()[0]
g = gen(); print(next(g), sys.exc_info()[0])
try: raise KeyError
except KeyError: print(next(g), sys.exc_info()[0])
print(sys.exc_info(), sys.exception())
class C:
    def __enter__(s): return s
    def __exit__(s, *a): print(sys.exc_info()[0], a[0]); return True
with C(): raise OSError
# finally semantics
def a():
    for i in range(3):
        try:
            try: return i
            finally: print("f", i); continue
        finally: print("g")
    return "end"
print(a())
def b():
    try: raise ValueError
    except ValueError as e:
        def inner(): return e
        x = inner
    try: x()
    except NameError as err: print(err)
b()
def c():
    x = 1
    try: return x
    finally: x = 2
print(c())
def d():
    with C(): return 5
print(d())
def e():
    while True:
        with C():
            break
    else: print("no")
    for i in (1, 2):
        with C(): continue
    return i
print(e())
# nested functions, defaults, closures
def h(x=[], *, y={}): x.append(1); y[len(x)] = x; return x, len(y)
h(); print(h())
fs = []
for i in range(3):
    def k(i=i): return i
    fs.append(k)
print([q() for q in fs])
def counter():
    n = 0
    def inc():
        nonlocal n; n += 1; return n
    def get(): return n
    return inc, get
i, g = counter(); i(); i(); print(g())
def deep():
    a = 1
    def l1():
        b = a + 1
        def l2():
            nonlocal a
            a = b * 10
            class K:
                a = "cls"
                def m(self): return a
            return K().m(), K.a
        return l2
    return l1()(), a
print(deep())
print([lambda: x for x in range(2)][0](), [[y for y in range(x)] for x in range(3)], {x: [y for y in range(x) if y] for x in range(3) if x}, [(x, y) for x in "ab" for y in range(2) if y or x == "a"], list(x for x in [1, 2] if (lambda z: z > 1)(x)))
class Sc:
    a = 5
    b = [a for _ in range(2)] if 0 else 1
    try: c = [a for _ in range(1)]
    except NameError as ex: print(ex)
    d = [q for q in (a, a)]
    e = {a: a}
    f = (lambda a=a: a)()
print(Sc.d, Sc.f)
# del / augmented targets
class T:
    def __getitem__(s, k): print("get", k); return [1]
    def __setitem__(s, k, v): print("set", k, v)
    def __delitem__(s, k): print("del", k)
    def __getattr__(s, k): print("ga", k); return 1
t = T(); t[1:2, ...] += [2]; t.x += 1; del t[::2], t[1, 2]; t[(lambda: 5)()] = 1
def side(x): print("side", x); return x
[side(1), side(2)][side(0)] = side(3)
d = {}; d[side("k")], d[side("j")] = side(1), side(2)
x = y = z = []; x.append(1); print(z)
a, b = b, a = 1, 2; print(a, b)
(a := 5, b := a + 1); print(a, b)
i = 0; i, l = 1, [0, 0]; i, l[i] = 0, 9; print(i, l)
l = [1, 2, 3]
for l[0] in range(3): pass
for (q, *r), in [((1, 2, 3),)]: print(q, r)
print(l, 1 < side(2) < side(1) < side(9), side(0) and side(1) or side(2), not side(0))
print(f"{side(1)} {side(2)!r:>{side(4)}}", side(3) if side(0) else side(4))
def deco(n):
    print("deco", n)
    def w(f): print("apply", n, f.__name__); return f
    return w
@deco(1)
@deco(2)
def df(a=side("default")) -> side("ann"): pass
@(lambda c: 5)
class DC: pass
print(DC)
x = [deco]
@x[0](3)
async def adf(): pass
class An:
    a: side("an") = side("val")
    b: int
    (c): int = 3
print(An.__annotations__)
def lann():
    a: undefined_thing = 1
    return a, lann.__annotations__
print(lann())
assert True, 1/0
try: assert (), "msg %s" % 5
except AssertionError as e: print(e, e.args)
if (n := 10) > 5: print(n)
print((lambda *, k=1, **kw: (k, kw))(k=2, z=3), (lambda a, b=2, *c: (a, b, c))(1), (lambda: (yield))().__class__.__name__)
while n := n - 4:
    if n < 0: break
else: print("else")
for i in range(0): pass
else: print("for else", i)
print(*range(3), sep="-", end="!\n"); print(); print("a", "b", sep=""); print(1, None, [], sep="|")
try: print(sep=5)
except TypeError as e: print(e)
try: print(end=5)
except TypeError as e: print(e)
global_x = 1
def gl():
    global global_x, new_g
    global_x += 1; new_g = 5
    del global_x
gl(); print(new_g, "global_x" in globals())
import builtins
builtins.my_b = 7; print(my_b); del builtins.my_b
try: my_b
except NameError as e: print(e)
print(type(globals()), __name__, __doc__, __builtins__ is builtins, __spec__, __annotations__ if "__annotations__" in globals() else "none")
