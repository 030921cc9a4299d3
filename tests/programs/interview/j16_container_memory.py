# sys.getsizeof of containers as they grow and shrink.
import sys, collections, array
size = sys.getsizeof
def steps(c, add, n):
    out, last = [], None
    for i in range(n):
        if size(c) != last: last = size(c); out.append((i, last))
        add(i)
    return out
print(steps([], [].append, 1))
l = []; print(steps(l, l.append, 40))
d = {}; print(steps(d, lambda i: d.__setitem__(i, i), 100))
ds = {}; print(steps(ds, lambda i: ds.__setitem__(str(i), i), 30))
s = set(); print(steps(s, s.add, 100))
q = collections.deque(); print(steps(q, q.append, 200))
b = bytearray(); print(steps(b, lambda i: b.append(1), 60))
a = array.array("i"); print(steps(a, a.append, 40))
print(size([1, 2, 3]), size(list((1, 2, 3))), size([x for x in (1, 2, 3)]), size(list(range(3))), size([*range(3)]), size([0] * 3), size([1, 2] + [3]))
print(size(()), size((1,)), size((1, 2, 3)), size(tuple(range(10))))
print(size({}), size(dict()), size({"a": 1}), size(dict(a=1)), size({1: 1}), size({i: i for i in range(6)}), size(dict.fromkeys(range(6))))
print(size(set()), size({1}), size(frozenset([1])), size(set(range(5))), size(set(range(20))))
l = list(range(100)); 
for n in (50, 20, 5, 0):
    del l[n:]
    print(n, size(l), end="; ")
print()
d = {i: i for i in range(100)}; big = size(d)
for i in range(100): del d[i]
print(size(d) == big, len(d)); d.clear(); print(size(d))
d = {i: i for i in range(100)}
print(size(d), size(d.copy()), size(dict(d)), size({**d}), size(d | {}), size({k: v for k, v in d.items()}))
class A:
    def __init__(self, n):
        for i in range(n): setattr(self, f"a{i}", i)
print(size(A(1)), size(A(1).__dict__), size(A(5).__dict__), size(A(30).__dict__), size(A(31).__dict__))
print(size(range(10)), size(range(10 ** 9)), size(slice(1)), size(zip()), size(map(int, [])), size(enumerate([])), size(reversed([])), size(iter([])), size(iter({})))
print(size(object()), size(None), size(True), size(...), size(int), size(len), size([].append), size(lambda: 0), size(A), size((x for x in [])))
print(size(0), size(1), size(2 ** 30 - 1), size(2 ** 30), size(2 ** 60), size(2 ** 1000), size(-1), size(1.0), size(1j))
print(size(memoryview(b"abc")), size(b""), size(b"abc"), size(bytearray(b"abc")), size(collections.OrderedDict(a=1)), size(collections.Counter("abc")), size(collections.defaultdict(int, a=1)))
print(size([[]] * 10), size([[1] * 1000]), sum(size(x) for x in [1, "a", None, []]))
