# Cycles with __del__: each finalised once, then freed.
import gc
class N:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
gc.collect()
a, b = N("a"), N("b")
a.other, b.other = b, a
del a, b
print("cycle dropped")
print(gc.collect())
a = N("self")
a.me = a
del a
print(gc.collect(), gc.garbage)
