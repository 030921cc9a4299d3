# functools: partial, reduce, wraps, cmp_to_key, total_ordering.
import functools
p = functools.partial(int, base=2)
q = functools.partial(print, "a", sep="-")
q("b")
print(p("101"), p.func, p.args, p.keywords, functools.reduce(lambda a, b: a * b, [1, 2, 3, 4]), functools.reduce(max, [3, 9, 2], 5), functools.partial(p, "11")())
def deco(f):
    @functools.wraps(f)
    def wrapper(*a):
        "doc of wrapper"
        return f(*a)
    return wrapper
@deco
def named(x):
    "doc of named"
    return x
print(named.__name__, named.__doc__, named.__wrapped__(5), named.__qualname__)
print(sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)))
@functools.total_ordering
class V:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __lt__(self, o): return self.n < o.n
print(V(1) <= V(1), V(2) > V(1), V(1) >= V(2))
for f in (lambda: functools.reduce(max, []), lambda: functools.partial(), lambda: functools.partial(5)):
    try:
        f()
    except TypeError as error:
        print(error)
