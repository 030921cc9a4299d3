# getrefcount of numbers in locals, arguments, containers.
import sys
def f():
    x = 1.5 + float("1")
    a = sys.getrefcount(x)
    y = x
    b = sys.getrefcount(x)
    z = [x, x]
    c = sys.getrefcount(x)
    del y
    z.clear()
    n = 10 ** 5 + int("1")
    d = sys.getrefcount(n)
    for m in [n]:
        e = sys.getrefcount(n)
    return a, b, c, sys.getrefcount(x), d, e
def g(v): return sys.getrefcount(v)
print(f(), g(1.5 + float("1")), g(10 ** 6 + int("1")))
p = 7.5 + float("1")
print(sys.getrefcount(p), g(p), sys.getrefcount(p + 1), sys.getrefcount(float("2.5")))
total = 0.0
for i in range(10):
    total += i * 0.5
print(total, sys.getrefcount(total))
