# Using a dead proxy.
import weakref
class A: x = 1
a = A()
p = weakref.proxy(a)
print(p.x)
del a
try:
    p.x
except ReferenceError as error:
    print(error)
