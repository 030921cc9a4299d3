# What does a weak reference return after death? What does the callback get?
import weakref
class A: pass
a = A()
r = weakref.ref(a, lambda ref: print("callback", ref is r, ref()))
print(r() is a)
del a
print(r())
