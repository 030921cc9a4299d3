# When does a set grow?
import sys
s, sizes = set(), []
for i in range(80):
    s.add(i)
    if not sizes or sizes[-1][1] != sys.getsizeof(s):
        sizes.append((len(s), sys.getsizeof(s)))
print(sizes)
