# Default values are evaluated once, at the definition.
n = 5
def f(a, b=n, c=[]):
    c.append(a)
    return b, c
n = 6
print(f(1), f(2), f(3, 7), f(4, c=["own"]), f.__defaults__)
f.__defaults__ = (0, None)
try:
    f(1)
except AttributeError as error:
    print(error)
def g(*, k=1, m):
    return k, m
print(g(m=2), g.__kwdefaults__, g.__defaults__)
def h(a, b=(lambda: "called")()):
    return b
print(h(1), (lambda x, y=2: x + y)(1))
