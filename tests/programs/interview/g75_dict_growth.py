# When does a dict grow?
import sys
d, sizes = {}, []
for i in range(90):
    d[i] = i
    if not sizes or sizes[-1][1] != sys.getsizeof(d):
        sizes.append((len(d), sys.getsizeof(d)))
print(sizes, sys.getsizeof({"a": 1}), sys.getsizeof({1: 1}))
