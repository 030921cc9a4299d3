# Exceptions through suspended generators and yield from release what they hold.
# Failing allocations: every exception is caught
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
def inner():
    d = D("inner")
    try:
        yield 1
    except KeyError:
        print("inner saw it")
        raise
def outer():
    d = D("outer")
    yield from inner()
g = outer()
next(g)
try:
    g.throw(KeyError("k"))
except KeyError as error:
    print("caught", error)
print("after")
g = outer()
next(g)
del g
print("dropped")
def half():
    x = [D("half"), (yield), D("never")]
h = half()
next(h)
h.close()
print("closed")
