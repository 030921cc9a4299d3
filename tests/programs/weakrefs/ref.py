# ref: call, death, callback, equality, hash.
import weakref
class A:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
    def __hash__(self): return hash(self.v)
a, b = A(1), A(1)
r, s = weakref.ref(a), weakref.ref(b)
print(r() is a, r == s, r is s, hash(r) == hash(a), weakref.ref(a) is r, weakref.ref(a, print) is r, weakref.getweakrefcount(a), len(weakref.getweakrefs(a)), type(r).__name__, r.__callback__)
t = weakref.ref(a, lambda ref: print("callback", ref is t, ref()))
del a
print(r(), r == s, hash(r) == hash(A(1)), weakref.getweakrefcount(b), r.__callback__, t.__callback__)
u = weakref.ref(b)
del b
try:
    hash(u)
    print("hash kept" if hash(s) else "")
except TypeError as error:
    print(error)
