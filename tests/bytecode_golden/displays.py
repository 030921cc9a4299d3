def displays(a, b):
    x = [1, 2, 3]
    x = (a, b, *x)
    x = {**a, "k": b}
    x = {"p": a, "q": b}
    x = {1, 2, a}
    x = f"{a!r:>{b}} {x}"
    return a[1:b], a[::2]
