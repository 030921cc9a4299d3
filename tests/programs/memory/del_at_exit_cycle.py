# Cycles that are alive at exit are collected.
# Not under stress: the collector runs at other moments there
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
x = D("cycle")
x.self = x
del x
print("last line")
