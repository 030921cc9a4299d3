# A constructor, __new__, class body, decorator or default that fails leaves nothing.
# Failing allocations: every exception is caught
class D:
    def __init__(self, n, fail=False):
        self.n = n
        if fail: raise ValueError(n)
    def __del__(self): print("del", self.n)
try:
    D("half made", fail=True)
except ValueError as error:
    print("caught", error)
try:
    class C:
        d = D("class body")
        1 / 0
except ZeroDivisionError:
    print("class failed")
try:
    @D("decorator")
    def f(): pass
except TypeError as error:
    print(error)
try:
    def g(a=D("default"), b=1 / 0): pass
except ZeroDivisionError:
    print("default failed")
class N:
    def __new__(cls):
        self = super().__new__(cls)
        self.d = D("in new")
        raise KeyError
try:
    N()
except KeyError:
    print("new failed")
