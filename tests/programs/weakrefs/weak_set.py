# WeakSet.
import weakref
class A:
    def __init__(self, n): self.n = n
    def __repr__(self): return f"A{self.n}"
a, b = A(1), A(2)
s = weakref.WeakSet([a, b])
print(len(s), a in s, sorted(x.n for x in s))
del a
print(len(s), [x for x in s])
s.add(b)
s.discard(b)
print(len(s), A(3) in s)
