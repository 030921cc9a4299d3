# What a generator object holds, and getrefcount inside one.
import sys
def gen(x):
    yield sys.getrefcount(x)
    y = x
    yield sys.getrefcount(x)
    del y, x
    yield None
o = object()
g = gen(o)
print(sys.getrefcount(o), next(g), next(g), sys.getrefcount(o), next(g), sys.getrefcount(o), sys.getrefcount(g))
it = (v for v in [o])
print(sys.getrefcount(next(it)), sys.getrefcount(o))
del it
print(sys.getrefcount(o))
def delegate(): yield from gen(o)
d = delegate()
print(next(d), sys.getrefcount(o))
d.close()
print(sys.getrefcount(o))
