# What does each closure see?
fs = [lambda: i for i in range(3)]
print([f() for f in fs])
print([f.__closure__[0] is fs[0].__closure__[0] for f in fs])
fs = [lambda i=i: i for i in range(3)]
print([f() for f in fs], fs[0].__closure__)
def make():
    out = []
    for i in range(3):
        def f(): return i
        out.append(f)
    i = "changed"
    return out
fs = make()
print([f() for f in fs], {id(f.__closure__[0]) for f in fs}.__len__())
def make2(): return [(lambda n: lambda: n)(i) for i in range(3)]
print([f() for f in make2()], len({id(f.__closure__[0]) for f in make2()}))
g = (lambda: x for x in range(3))
first = next(g)
print(first(), next(g)(), first(), list(f() for f in g), first())
def cell():
    def get(): return value
    try:
        get()
    except NameError as e:
        print(e)
    value = 1
    first = get()
    value = 2
    return first, get(), get.__closure__[0].cell_contents
print(cell())
def dropped():
    x = []
    def f(): return x
    del x
    try: return f()
    except NameError as e: return str(e)
print(dropped())
class C:
    x = 1
    ys = [x for _ in range(2)] if False else None
    try:
        zs = [x for _ in range(2)]
    except NameError as e:
        zs = str(e)
    first = [y for y in [x, x]]
print(C.zs, C.first)
def nonlocal_counter():
    n = 0
    def up():
        nonlocal n
        n += 1
        return n
    return up, lambda: n
up, look = nonlocal_counter()
print(up(), up(), look(), up.__closure__[0] is look.__closure__[0])
