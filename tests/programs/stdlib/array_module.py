# array.array.
from array import array
a = array("i", [1, 2, 3])
a.append(4)
a.extend([5, 6])
a.insert(0, 0)
print(a, a[0], a[-1], a[1:3], len(a), a.itemsize, a.typecode, a.pop(), a.index(3), a.count(1), 2 in a, list(a), a + array("i", [9]), a * 2 == a + a, a == array("i", range(6)), a.tolist(), array("d", [1.5]), array("u", "héllo"), array("b", b"\x01\xff"))
a[1:3] = array("i", [7])
a.reverse()
a.remove(7)
del a[0]
print(a, a.tobytes(), a.buffer_info()[1], array("B", [1]).tobytes(), array("H", b"\x01\x00\x02\x00"))
a.byteswap()
print(a)
for f in (lambda: array("i", [1.5]), lambda: array("b", [200]), lambda: array("z"), lambda: array("i", "abc"), lambda: a.append("x"), lambda: a[50], lambda: array("i", [2 ** 40]), lambda: a + [1], lambda: array(), lambda: a.remove(99), lambda: array("B", [-1]), lambda: a.__setitem__(slice(0, 1), [1])):
    try:
        f()
    except (TypeError, ValueError, OverflowError, IndexError) as error:
        print(type(error).__name__, error)
