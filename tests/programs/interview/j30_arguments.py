# Arguments: how they bind, what the callee can change.
def f(a, b=2, *args, c, d=4, **kw): return a, b, args, c, d, kw
print(f(1, c=3), f(1, 2, 3, 4, c=5, e=6), f(*[1, 2], **{"c": 3, "x": 4}), f(b=1, a=2, c=3))
for bad in (lambda: f(), lambda: f(1), lambda: f(1, 2, c=3, a=4), lambda: f(c=1), lambda: f(1, **{"c": 1, "d": 2}, **{"d": 3})):
    try: bad()
    except TypeError as e: print(e)
def pos(a, /, b, *, c): return a, b, c
print(pos(1, 2, c=3), pos(1, b=2, c=3))
for bad in (lambda: pos(a=1, b=2, c=3), lambda: pos(1, 2, 3), lambda: pos(1, 2), lambda: pos(1, 2, c=3, d=4), lambda: pos()):
    try: bad()
    except TypeError as e: print(e)
def kwonly(a, /, **kw): return a, kw
print(kwonly(1, a=2))
def change(l, t, n, s, d): l.append(1); t += (1,); n += 1; s += "x"; d["k"] = 1; l = ["new"]
L, T, N, S, D = [], (), 0, "", {}
change(L, T, N, S, D); print(L, T, N, S, D)
def rebinds(x=[]): x = x + [1]; return x
def extends(x=[]): x += [1]; return x
print(rebinds(), rebinds(), extends(), extends())
args = [1, 2]; kw = {"c": 3}
def g(*a, **k): a += (3,); k["new"] = 1; return a, k
print(g(*args, **kw), args, kw)
def same(*a): return a
t = (1, 2); print(same(*t) is t, same(*t) == t, same(*[1]), same(*"ab", *range(2)), same(*{"k": 1}))
print((lambda *a, **k: (a, k))(1, *[2], x=3, **{"y": 4}), (lambda a, b=a if False else 1: b)(0) if "a" in globals() else "no a")
def order():
    log = []
    def v(x): log.append(x); return x
    f(v("a"), v("b"), *[v("args")], c=v("c"), **{v("e"): v("kw")})
    {v(1): v(2), v(3): v(4)}; [v(5)][v(0)]
    x = [0]; x[v(0)] = v(6)
    return log
print(order())
def defaults(a, b=[], *, c={}): pass
print(defaults.__defaults__, defaults.__kwdefaults__, defaults.__code__.co_posonlyargcount)
defaults.__defaults__ = (1, 2); print(defaults(), defaults.__defaults__)
import inspect
print(inspect.signature(f), inspect.signature(pos), list(inspect.signature(f).parameters), inspect.getfullargspec(f)[:4])
try: inspect.signature(f).bind(1)
except TypeError as e: print(e)
def ann(a: int, *b: str, c: "fwd" = None, **d: list) -> None: pass
print(ann.__annotations__)
def many(*a): return len(a)
print(many(*range(300)), (lambda **k: len(k))(**{f"k{i}": i for i in range(300)}))
try: f(**{1: 2})
except TypeError as e: print(e)
try: f(*5)
except TypeError as e: print(e)
try: f(**5)
except TypeError as e: print(e)
for src in ("f(a=1, a=2)", "f(a=1, 2)", "f(**{}, *[])", "def f(a, a): pass", "def f(a=1, b): pass", "def f(*, **k): pass", "def f(*a, *b): pass", "lambda *: 1", "f(x for x in y, 1)", "f(1=2)", "def f(a, /, b, /): pass"):
    try: compile(src, "s", "exec")
    except SyntaxError as e: print(e.msg)
def ret(): return 1, [2], *(3, 4)
print(ret(), ret()[1] is ret()[1])
class Callable:
    def __call__(self, *a, **k): return a, k
print(Callable()(1, x=2), callable(Callable()), callable(Callable), callable(1))
