# Left to right; the right side of an assignment first.
def f(x, value=None):
    print(x, end=" ")
    return value if value is not None else x
f(1) + f(2) * f(3)
print()
f("a", {})[f("b")] = f("c")
print()
d = {f(1): f(2), f(3): f(4)}
print()
[f(5), f(6)], (f(7),)
print()
f("g", lambda *a, **k: None)(f(1), *f("s", [2]), k=f(3), **f("d", {"z": 1}))
print()
x = [0, 0]
i = 0
i, x[i] = 1, 5
print(x)
f("l", [1, 2, 3])[f("i", 0):f("j", 2)]
print()
f("then") if f("cond") else f("else")
print(f("c1") < f("c2") < f("c3"))
