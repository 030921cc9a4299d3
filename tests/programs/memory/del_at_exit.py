# What is alive at the end is finalised then; globals in order.
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
a = D("a")
b = D("b")
_c = D("_c")
print("last line")
