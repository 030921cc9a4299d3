# Lambdas, conditionals and comprehensions inside each other.
f = lambda x: lambda y: x if x > y else y
g = lambda *a, k=lambda: 5, **kw: (a, k(), kw)
print(f(1)(2), g(1, z=2), (lambda: (yield))().__class__.__name__, [lambda x=x: x for x in range(2)][0](), {(lambda: i)() for i in range(2)}, sorted([3, 1], key=lambda v: (lambda w: -w)(v)), (lambda x: [y for y in x if (lambda z: z > 1)(y)])([1, 2, 3]), 1 if (lambda: 0)() else 2)
