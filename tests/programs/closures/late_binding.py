# Closures see the variable, not the value it had.
fs = [lambda: i for i in range(3)]
print([f() for f in fs])
fs = [lambda i=i: i for i in range(3)]
print([f() for f in fs])
def make():
    out = []
    for n in range(3):
        def f():
            return n
        out.append(f)
    n = "changed"
    return out
print([f() for f in make()])
