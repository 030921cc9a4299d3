# A bound method dies at once; WeakMethod follows its object.
import weakref


class C:
    def method(self):
        return "called"


c = C()
print(weakref.ref(c.method)())
r = weakref.WeakMethod(c.method, lambda ref: print("gone", ref() is None))
print(r()(), r == weakref.WeakMethod(c.method), r() == c.method)
del c
print(r())
try:
    weakref.WeakMethod(len)
except TypeError as error:
    print(error)
p = weakref.proxy(x := C())
print(p.method(), type(p).__name__)
del x
try:
    p.method()
except ReferenceError as error:
    print(error)
