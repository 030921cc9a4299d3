# Locals of a function: one reference each, given back at the end.
import sys
def f():
    a = []
    one = sys.getrefcount(a)
    b = a
    two = sys.getrefcount(a)
    def inner():
        return a
    three = sys.getrefcount(a)
    del b
    four = sys.getrefcount(a)
    for c in [a]:
        five = sys.getrefcount(a)
    return one, two, three, four, five, sys.getrefcount(a)
print(f())
outside = object()
def g():
    local = outside
    return sys.getrefcount(outside)
print(g(), sys.getrefcount(outside))
def gen():
    held = outside
    yield sys.getrefcount(outside)
it = gen()
print(next(it), sys.getrefcount(outside))
del it
print(sys.getrefcount(outside))
