# Any expression is a decorator.
def twice(f): return lambda *a: f(f(*a))
table = {"k": [twice, lambda f: f]}
@table["k"][0]
def a(x): return x + 1
@(lambda f: lambda x: f(x) * 10)
def b(x): return x
@(twice if True else None)
def c(x): return x * 2
@(d := twice)
def e(x): return x - 1
print(a(1), b(2), c(3), e(5), d is twice)
