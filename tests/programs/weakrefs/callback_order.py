# Callbacks run newest first, after the references are cleared.
import weakref
class A: pass
a = A()
refs = [weakref.ref(a, lambda r, i=i: print("callback", i, [x() for x in refs])) for i in range(3)]
del a
a = A()
r = weakref.ref(a, lambda r: print("dropped callback"))
del r
del a
print("a reference that died first calls nothing")
a = A()
def bad(ref): raise ValueError("in callback")
import sys
sys.unraisablehook = lambda args: print("unraisable", args.exc_value, args.object is bad)
r = weakref.ref(a, bad)
del a
