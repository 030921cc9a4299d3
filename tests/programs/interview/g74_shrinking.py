# Does del give memory back? For lists, for dicts?
import sys
a = list(range(1000))
d = dict.fromkeys(range(100))
print(sys.getsizeof(a), sys.getsizeof(d))
del a[10:]
for k in range(100): del d[k]
print(sys.getsizeof(a), sys.getsizeof(d))
a.clear()
d.clear()
print(sys.getsizeof(a), sys.getsizeof(d))
