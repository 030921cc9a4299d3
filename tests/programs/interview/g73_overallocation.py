# How does a list grow?
import sys
a, sizes = [], []
for i in range(130):
    size = sys.getsizeof(a)
    if size not in sizes:
        sizes.append(size)
    a.append(0)
print([(s - 56) // 8 for s in sizes], sys.getsizeof([1, 2, 3]), sys.getsizeof(list((1, 2, 3))))
