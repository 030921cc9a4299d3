# Positional, keyword, star and double star arguments.
def f(a, b=2, *args, c, d=4, **kw):
    return a, b, args, c, d, kw
print(f(1, c=3), f(1, 5, 6, 7, c=8, d=9, e=10), f(c=1, a=2), f(*[1, 2, 3], c=4), f(*"ab", **{"c": 1, "z": 2}), f(1, *(2,), *[3], c=1, **{"x": 1}, **{"y": 2}), f(1, *range(3), c=0))
def g(*args, **kwargs):
    return args, kwargs
print(g(), g(1, a=2), g(*[], **{}), g(*{"k": 1}, *{2}, x=1), g(**{"a b": 1}))
def h(x, /, y, *, z):
    return x, y, z
print(h(1, 2, z=3), h(1, y=2, z=3), (lambda *a, k=0, **kw: (a, k, kw))(1, 2, k=3, q=4))
def k(x, /, **kw):
    return x, kw
print(k(1, x=2))
