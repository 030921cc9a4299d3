# finalize against __del__: when does each run?
import weakref
class A: pass
a = A()
f = weakref.finalize(a, print, "finalised")
print(f.alive)
del a
print(f.alive)
b = A()
weakref.finalize(b, print, "at exit")
print("last line")
