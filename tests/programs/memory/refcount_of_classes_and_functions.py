# References held by classes, functions, modules, methods.
import sys
class A: pass
base = sys.getrefcount(A)
a, b = A(), A()
print(sys.getrefcount(A) - base)
class B(A): pass
print(sys.getrefcount(A) - base)
del a, b
print(sys.getrefcount(A) - base)
def f(): pass
print(sys.getrefcount(f))
g = f
h = f.__get__(1)
print(sys.getrefcount(f), sys.getrefcount(f.__code__) >= 2)
del h
print(sys.getrefcount(f))
x = object()
def default(v=x): pass
print(sys.getrefcount(x))
def closure():
    return x_local
def outer(x_local):
    def inner(): return x_local
    return inner
i = outer(x)
print(sys.getrefcount(x), sys.getrefcount(i))
m = A()
m.method = f
print(sys.getrefcount(f))
