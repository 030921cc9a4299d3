# What containers and iterators hold.
import sys
x = object()
def count():
    return sys.getrefcount(x) - 2
held = [x] * 3
print(count())
held = {x: x}
print(count())
held = {x}
print(count())
held = (x for x2 in [x])
print(count())
held = iter([x])
print(count())
next(held)
print(count())
held = None
print(count())
held = lambda: x
print(count())
held = lambda y=x: y
print(count())
class C:
    attribute = x
print(count())
c = C()
c.own = x
print(count())
del c.own, C.attribute, held
print(count())
held = slice(x, x)
print(count())
held = [[x], [x]][0]
print(count())
import functools
held = functools.partial(print, x)
print(count())
held = property(x)
print(count())
try:
    raise ValueError(x)
except ValueError as error:
    print(count())
print(count())
held = zip([x], [x])
print(count())
held = map(x, [])
print(count())
held = enumerate([x])
print(count())
