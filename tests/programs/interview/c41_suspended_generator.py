# When are the locals of a suspended generator freed?
class D:
    def __del__(self): print("freed")
def gen():
    d = D()
    yield 1
    yield 2
g = gen()
next(g)
print("suspended")
g.close()
print("closed")
