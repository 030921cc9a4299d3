# Locals go in the order of their slots when a function returns.
# Failing allocations: a frame that has no memory to keep its variables in releases them earlier
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
def f(first):
    second = D("second")
    third = D("third")
    def inner(): return cell
    cell = D("cell")
    print("returning")
f(D("first"))
print("after f")
def g():
    a = D("a")
    b = D("b")
    a = b
    print("a rebound")
g()
def h():
    x = D("x")
    raise ValueError
try:
    h()
except ValueError:
    print("caught")
print("end")
