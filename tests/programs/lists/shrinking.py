# pop and del give memory back, clear gives all.
import sys
a = list(range(1000))
print(sys.getsizeof(a))
sizes = []
while a:
    a.pop()
    size = sys.getsizeof(a)
    if not sizes or sizes[-1] != size:
        sizes.append(size)
print(sizes)
a = list(range(1000))
del a[10:]
print(sys.getsizeof(a))
a.clear()
print(sys.getsizeof(a))
