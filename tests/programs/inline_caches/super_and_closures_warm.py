# super() and closure cells in warm loops.
class A:
    def m(self): return 1
class B(A):
    def m(self): return super().m() + 1
class C(B):
    def m(self): return super().m() + 1
c = C()
print(sum(c.m() for _ in range(100)))
A.m = lambda self: 100
print(c.m())
B.m = lambda self: -1
print(c.m())
def counter():
    n = 0
    def step():
        nonlocal n
        n += 1
        return n
    return step
s, t = counter(), counter()
for _ in range(50): s()
print(s(), t())
