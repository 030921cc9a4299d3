def calls(f, o, a, k):
    f()
    x = f(a, 1, y=2)
    o.method(a).other(x=1)
    f(*a, 1, **k, z=3)
    return f(*a)
