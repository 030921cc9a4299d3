# A cycle whose finaliser saves it lives on, with its whole neighbourhood.
# Not under stress: the collector runs at other moments there
import gc
saved = []
class N:
    def __init__(self, n): self.n = n
    def __del__(self):
        print("del", self.n)
        if self.n == "a":
            saved.append(self)
gc.collect()
a, b = N("a"), N("b")
a.other, b.other = b, a
del a, b
print(gc.collect(), saved[0].other.other.n, gc.is_finalized(saved[0]))
saved.clear()
print(gc.collect())
