# A suspended generator keeps its locals alive until it ends or goes.
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
def g():
    a = D("a")
    yield 1
    del a
    b = D("b")
    yield 2
    print("ending")
it = g()
print(next(it))
print(next(it))
print(list(it))
it = g()
next(it)
del it
print("after del")
