# How many references has an argument on each way into a function?
import functools, operator, sys
rc = sys.getrefcount
class O: pass
def pos(v): return rc(v)
def star(*a): return rc(a[0]), rc(a)
def kw(**k): return rc(k["v"]), rc(k)
def both(v, *a, **k): return rc(v)
def kwonly(*, v): return rc(v)
def default(v=None, w=5): return rc(v)
def posonly(v, /): return rc(v)
o = O(); d = {"v": o}; l = [o]; t = (o,)
print(pos(o), pos(v=o), pos(*l), pos(*t), pos(**d), star(o), star(*l), star(*t), kw(v=o), kw(**d), both(o), both(o, 1), both(o, x=1), both(*l, **{}), kwonly(v=o), kwonly(**d), default(o), default(v=o), posonly(o), posonly(*t))
print(pos(O()), pos(v=O()), pos(*[O()]), pos(*(O(),)), pos(**{"v": O()}), star(O()), star(*[O()]), kw(v=O()), kw(**{"v": O()}), both(O(), 1, x=2), kwonly(v=O()), default(O()), posonly(O()))
class C:
    def m(self, v): return rc(self), rc(v)
    def s(*a): return rc(a[0]), rc(a[1])
    @classmethod
    def c(cls, v): return rc(v)
    @staticmethod
    def st(v): return rc(v)
    def __call__(self, v): return rc(self), rc(v)
    def __getitem__(self, v): return rc(self), rc(v)
    def __add__(self, v): return rc(self), rc(v)
    def __radd__(self, v): return rc(self), rc(v)
    def __contains__(self, v): print(rc(self), rc(v)); return True
    def __getattr__(self, n): return rc(self), n
    def __setattr__(self, n, v): print("set", rc(self), rc(v))
    def __setitem__(self, n, v): print("item", rc(self), rc(n), rc(v))
    def __delattr__(self, n): print("del", rc(self))
    def __iter__(self): return iter([rc(self)])
    def __len__(self): return rc(self)
    def __bool__(self): print("bool", rc(self)); return True
    def __eq__(self, v): return rc(self), rc(v)
    def __hash__(self): return rc(self)
    def __format__(self, s): return f"{rc(self)}{s}"
    def __str__(self): return str(rc(self))
    def __enter__(self): print("enter", rc(self)); return rc(self)
    def __exit__(self, *a): print("exit", rc(self))
    def __index__(self): return rc(self)
    def __neg__(self): return rc(self)
    def __del__(self): pass
    def __init__(self, v=None): self_counts.append((rc(self), rc(v) if v is not None and type(v) is O else 0))
    def __new__(cls, v=None): return super().__new__(cls)
self_counts = []
c = C(); print(self_counts, c.m(o), C.m(c, o), C().m(o), c.m(O()), c.s(o), C.s(c, o), c.c(o), C.c(O()), c.st(o), c(o), C()(o), c(O())); self_counts.clear(); C(o); C(O()); C(v=o); C(*[o]); print(self_counts)
m = c.m; print(m(o), m(O()), m(*[o]), m(v=o), m(v=O()), c.m(v=o), functools.partial(m, o)(), functools.partial(m)(o), functools.partial(C.m, c)(o), list(map(m, [o])), list(map(m, [O()])), operator.methodcaller("m", o)(c))
print(c[o], c[O()], C()[o], c + o, o + c, C() + O(), O() + C(), o in c, O() in c, c.attr, C().attr, getattr(c, "x"), list(c), len(c), [*c], -c, -C(), hash(c), hash(C()), f"{c}", f"{c!s}", f"{C()}", str(c), str(C()), "%s" % c, "{}".format(c), range(5)[c] if False else operator.index(c), c == o, o == c, C() == O())
c.x = o; c.x = O(); c[o] = o; c[O()] = O(); del c.x; bool(c); not C(); 
if c: pass
while C(): break
with c as n: print(n)
with C() as n: print(n)
c and 1; C() or 1; print(1 if c else 2, [1 for _ in (1,) if c])
def gen(v): yield rc(v)
print(next(gen(o)), next(gen(O())), list(gen(O())), [*gen(o)], next(rc(v) for v in [o]), next(rc(v) for v in [O()]), [rc(v) for v in [O()]], [rc(v) for v in (O(),)], {rc(v) for v in [O()]}, {1: rc(v) for v in [O()]}, [rc(v) for v in l], [rc(w) for v in l for w in [v]])
print((lambda v: rc(v))(o), (lambda v: rc(v))(O()), (lambda *v: rc(v[0]))(o), (lambda v=o: rc(v))(), rc(o), rc(l[0]), rc(d["v"]), rc(O()), rc([O()][0]), rc((lambda: o)()), rc((lambda: O())()), rc(l.pop()), rc(d.pop("v")), rc(next(iter([O()]))), rc(max([O()], key=id)))
def inner_call(v): return pos(v), pos(v=v), [pos(v)], star(v)
print(inner_call(O()), inner_call(o)); x = y = O(); print(rc(x)); x, y = y, x; print(rc(x)); z = [x] * 3; print(rc(x)); del z[0], y; print(rc(x)); a, *b = [x]; print(rc(x)); (w := x); print(rc(x)); global_ = x; print(rc(x)); del w, a, b, global_; z.clear(); t = u = None; print(rc(x))
def f(v, n): return rc(v) if n == 0 else f(v, n - 1)
def g(v, n): return rc(v) if n == 0 else g(v=v, n=n - 1)
def h(*v): return rc(v[0]) if len(v) > 3 else h(*v, 0)
print(f(x, 3), f(O(), 3), g(x, 3), g(O(), 3), h(x), h(O()), sorted([x], key=pos), sorted([3, 1], key=lambda v: -v), functools.reduce(lambda p, q: rc(q), [1, O()]), list(filter(pos, [0]))) if False else print(f(x, 3), f(O(), 3), g(x, 3), g(O(), 3), h(x), h(O()), functools.reduce(lambda p, q: rc(q), [1, O()]))
