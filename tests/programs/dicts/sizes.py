# getsizeof of dicts with int keys and with str keys, as they grow.
import sys
def steps(key):
    d, last, out = {}, None, []
    for i in range(100):
        size = sys.getsizeof(d)
        if size != last:
            out.append((i, size))
            last = size
        d[key(i)] = None
    return out, d
ints, d1 = steps(lambda i: i)
strs, d2 = steps(str)
print(ints)
print(strs)
for d in (d1, d2):
    size = sys.getsizeof(d)
    for key in list(d):
        del d[key]
    print(size, sys.getsizeof(d), d.clear(), sys.getsizeof(d))
print(sys.getsizeof({}), sys.getsizeof({"a": 1}), sys.getsizeof({1: 1}), sys.getsizeof(dict(a=1)), sys.getsizeof(dict.fromkeys(range(10))), sys.getsizeof({i: i for i in range(10)}))
