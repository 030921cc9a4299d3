# A reference to a bound method dies at once; WeakMethod does not.
import weakref
class A:
    def m(self): return "m"
a = A()
r = weakref.ref(a.m)
w = weakref.WeakMethod(a.m)
print(r(), w()(), w() == a.m)
del a
print(w())
