# Decorators: order, state, what the wrapped function keeps.
import functools, sys
log = []
def deco(name):
    log.append("make " + name)
    def wrap(f):
        log.append(f"wrap {name}({f.__name__})")
        @functools.wraps(f)
        def inner(*a, **k): log.append("call " + name); return f(*a, **k)
        return inner
    return wrap
@deco("outer")
@deco("inner")
def target(x: int = 1) -> int:
    "doc"
    return x
print(log); log.clear()
print(target(5), log, target.__name__, target.__doc__, target.__annotations__, target.__wrapped__.__wrapped__.__defaults__, target.__defaults__)
class Count:
    def __init__(self, f): functools.update_wrapper(self, f); self.f, self.n = f, 0
    def __call__(self, *a): self.n += 1; return self.f(*a)
    def __get__(self, o, t): return functools.partial(self, o) if o is not None else self
class K:
    @Count
    def m(self, x): return (type(self).__name__, x)
    @staticmethod
    @Count
    def s(x): return x
    @classmethod
    def c(cls): return cls.__name__
    @property
    def p(self): return "p"
k = K(); print(k.m(1), k.m(2), K.m.n, K.s(3), k.s(4), k.c(), k.p, K.__dict__["m"].__name__)
def without(f):
    def inner(): return f()
    return inner
@without
def lost(): "lost doc"; return 1
print(lost.__name__, lost.__qualname__, lost.__doc__, lost.__closure__[0].cell_contents.__name__)
def register(reg={}):
    def d(f): reg[f.__name__] = f; return f
    d.reg = reg
    return d
r = register()
@r
def a(): pass
@r
def b(): pass
print(sorted(r.reg), r.reg["a"] is a, sys.getrefcount(a) - 1)
def cls_deco(c): c.added = True; c.__init__ = lambda self, v: setattr(self, "v", v); return c
@cls_deco
class D: pass
print(D(3).v, D.added)
def memo(f):
    cache = {}
    def inner(n):
        if n not in cache: cache[n] = f(n)
        return cache[n]
    inner.cache = cache
    return inner
@memo
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(30), len(fib.cache), fib.__closure__[0].cell_contents is fib.cache)
@(lambda f: [f])
def listed(): pass
print(type(listed).__name__, listed[0].__name__)
@(lambda f: print("decorating", f.__name__))
def printed(): pass
print(printed)
p = functools.partial(int, base=2); print(p("101"), p.func, p.args, p.keywords, functools.partial(p, "11")())
@functools.singledispatch
def sd(x): return "object"
@sd.register
def _(x: int): return "int"
@sd.register(list)
def _(x): return "list"
print(sd(1), sd([]), sd("a"), sd(True), sd.dispatch(bool) is sd.registry[int])
@functools.total_ordering
class O:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
    def __lt__(self, o): return self.v < o.v
print(O(1) <= O(2), O(2) >= O(1), O(1) > O(2), O.__hash__)
print(functools.reduce(lambda a, b: a * 10 + b, [1, 2, 3]), functools.reduce(lambda a, b: a, [], "init"), sorted("bca", key=functools.cmp_to_key(lambda a, b: (a < b) - (a > b))))
