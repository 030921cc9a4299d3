# getrefcount of: a name, an argument, an item twice, a temporary.
import sys
x = []
def f(a): return sys.getrefcount(a)
print(sys.getrefcount(x), f(x), sys.getrefcount([]))
y = [x, x]
print(sys.getrefcount(x))
