# How many slots a list allocates as it grows by append.
import sys
a = []
last = None
steps = []
for i in range(140):
    size = sys.getsizeof(a)
    if size != last:
        steps.append((i, size))
        last = size
    a.append(i)
print(steps)
