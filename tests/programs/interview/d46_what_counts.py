# Assignment, container, argument, del, rebinding: what changes the count?
import sys
x = object()
def count(): return sys.getrefcount(x) - 1
print(count())
y = x
print(count())
box = [x]
print(count())
box = None
print(count())
del y
print(count())
