# getsizeof of sets as they grow.
import sys
s, last, out = set(), None, []
for i in range(400):
    size = sys.getsizeof(s)
    if size != last:
        out.append((i, size))
        last = size
    s.add(i)
print(out, sys.getsizeof(frozenset()), sys.getsizeof(set(range(5))), sys.getsizeof(frozenset(range(5))), sys.getsizeof(s.copy()))
for i in range(400):
    s.discard(i)
print(sys.getsizeof(s), s.clear(), sys.getsizeof(s))
