# How bytearray, deque and str of wider characters grow, step by step.
import sys, collections, array
a = array.array("i")
sizes = []
for i in range(60):
    a.append(i)
    if not sizes or sizes[-1] != sys.getsizeof(a): sizes.append(sys.getsizeof(a))
print(sizes)
d = collections.deque()
sizes = []
for i in range(200):
    d.append(i)
    if not sizes or sizes[-1] != sys.getsizeof(d): sizes.append(sys.getsizeof(d))
print(sizes)
l = []
for n in (1, 2, 5, 10, 100):
    l.extend(range(n))
    print(len(l), sys.getsizeof(l), end="; ")
l += [1]
print(sys.getsizeof(l), sys.getsizeof(l + [1]), sys.getsizeof(l * 2), sys.getsizeof(sorted(l)), sys.getsizeof(list(x for x in range(10))), sys.getsizeof([x for x in range(10) if x]), sys.getsizeof(list({1: 1, 2: 2})), sys.getsizeof(list(zip("abc", "abc"))), sys.getsizeof([*"abc"]), sys.getsizeof("a b c".split()), sys.getsizeof(l[:5]))
l = [1, 2, 3, 4, 5]
l.insert(0, 0)
print(sys.getsizeof(l), l.pop(), sys.getsizeof(l), sys.getsizeof(l.copy()))
l[2:2] = [7] * 10
print(sys.getsizeof(l))
del l[1:]
print(sys.getsizeof(l))
