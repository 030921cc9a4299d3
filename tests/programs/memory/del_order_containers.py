# Items go in order; nested containers from the outside in.
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print(self.n, end=" ")
x = [D("l0"), D("l1")]
del x
x = (D("t0"), D("t1"))
del x
x = {"a": D("d0"), "b": D("d1")}
del x
x = {D("k"): D("v")}
del x
x = [D("o1"), [D("i1"), D("i2")], D("o2")]
del x
print()
x = [D(i) for i in range(5)]
del x[1:3]
print("|", end=" ")
x[:] = []
x = D("old"), D("old2")
x = None
class P:
    def __init__(self): self.a, self.b = D("attr a"), D("attr b")
p = P()
del p
print()
