# How does a class say how it is copied?
import copy
class A:
    def __init__(self, v): self.v = v
    def __copy__(self): return A(("shallow", self.v))
    def __deepcopy__(self, memo): return A(("deep", self.v))
print(copy.copy(A(1)).v, copy.deepcopy(A(1)).v)
