# How many references at each line?
import sys
def count(label, x):
    print(label, sys.getrefcount(x))
a = []
print("one name", sys.getrefcount(a))
b = a
print("two names", sys.getrefcount(a))
c = [a, a, (a,), {"k": a}]
print("in containers", sys.getrefcount(a))
count("as an argument", a)
def keep(x, store=[]):
    store.append(x)
    return sys.getrefcount(x)
print("kept by a default", keep(a), sys.getrefcount(a))
f = lambda: a
print("global in a lambda", sys.getrefcount(a))
def outer():
    x = []
    before = sys.getrefcount(x)
    def inner(): return x
    return before, sys.getrefcount(x), sys.getrefcount(inner())
print("in a cell", outer())
del c[0], c[0]
print("two items less", sys.getrefcount(a))
c.clear()
keep.__defaults__[0].clear()
del b
print("at the end", sys.getrefcount(a))
for item in [a]:
    print("loop variable", sys.getrefcount(a))
print("loop variable stays", sys.getrefcount(a))
first, *rest = [a, a, a]
print("unpacked", sys.getrefcount(a), len(rest))
