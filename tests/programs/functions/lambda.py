# lambda in every form.
print((lambda: 1)(), (lambda x: x + 1)(1), (lambda *a, **k: (a, k))(1, b=2), (lambda x, y=2, *, z=3: x + y + z)(1), (lambda x: lambda y: x * y)(3)(4), [f(2) for f in (lambda x: x, lambda x: -x)], (lambda: (yield))().__class__.__name__)
print(sorted([3, 1, 2], key=lambda v: -v), list(map(lambda a, b: a + b, [1, 2], [3, 4])), list(filter(lambda v: v % 2, range(5))), (lambda x, /, y: x - y)(5, y=3), (lambda: None)(), (lambda x: "odd" if x % 2 else "even")(3))
