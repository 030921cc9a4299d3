# In a function the argument counts once more.
import sys
def f(a):
    return sys.getrefcount(a)
def g(a):
    b = a
    return sys.getrefcount(a)
def h(a):
    return f(a)
def keyword(*, k):
    return sys.getrefcount(k)
def star(*args):
    return sys.getrefcount(args[0])
def double(**kw):
    return sys.getrefcount(kw["k"])
def default(a=[]):
    return sys.getrefcount(a)
x = []
print(f(x), g(x), h(x), keyword(k=x), star(x), double(k=x), default(), f([]), f(object()))
print((lambda a: sys.getrefcount(a))(x), [sys.getrefcount(i) for i in [x]], sys.getrefcount(x))
class A:
    def method(self):
        return sys.getrefcount(self)
a = A()
print(a.method(), A.method(a), A().method(), sys.getrefcount(a))
m = a.method
print(sys.getrefcount(a), m(), sys.getrefcount(m))
