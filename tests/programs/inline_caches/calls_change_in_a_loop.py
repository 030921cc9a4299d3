# One call site calls functions, classes, builtins, bound methods, partials, callables.
import functools
def f(x, y=10): return x + y
def g(x, *rest, k=1): return (x, rest, k)
class C:
    def __init__(self, x): self.x = x
    def __repr__(self): return f"C({self.x})"
    def m(self, x): return ("m", x)
    def __call__(self, x): return ("call", x)
    @classmethod
    def c(cls, x): return (cls.__name__, x)
    @staticmethod
    def s(x): return ("s", x)
def gen(x): yield x
def call(h, x): return h(x)
for h in (f, g, C, C(0).m, C(0), C.c, C.s, abs, str, functools.partial(f, 5), lambda x: -x, [].append, repr, type, int, gen):
    for _ in range(20): value = call(h, 3)
    print(value if h is not gen else list(value), end=" ")
print()
for h in (5, None, lambda: 0, f(1).__class__.__add__):
    try:
        call(h, 3)
    except TypeError as error:
        print(error)
def change(x): return "before"
out = []
for i in range(40):
    if i == 20: change.__code__ = (lambda x: "after").__code__
    out.append(call(change, 1))
print(out[0], out[19], out[20], out[39])
def defaults(x, y=1): return y
print([call(defaults, 0) for _ in range(10)][-1])
defaults.__defaults__ = (2,)
print(call(defaults, 0))
