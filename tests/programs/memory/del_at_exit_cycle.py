# Cycles that are alive at exit are collected.
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
x = D("cycle")
x.self = x
del x
print("last line")
