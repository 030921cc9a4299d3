# Weak references into a cycle are cleared before finalisers run; their callbacks only if they are outside.
# Not under stress: the collector runs at other moments there
import gc, weakref
class A:
    def __del__(self): print("del, ref is", r())
gc.collect()
a = A()
a.me = a
r = weakref.ref(a, lambda ref: print("callback", ref is r))
a.inside = weakref.ref(a, lambda ref: print("never called"))
del a
print(r() is not None)
gc.collect()
print(r())
