# Why is weakref.ref(obj.method) dead at once?
import weakref
class A:
    def m(self): return 1
a = A()
print(weakref.ref(a.m)(), weakref.WeakMethod(a.m)()())
