# Items of arrays, read and written some hundred times with everything that may happen to them.
import sys
from array import array


class Own(array):
    def __getitem__(self, i):
        return ("own", array.__getitem__(self, i))


def sweep(a, rounds):
    total = 0
    for _ in range(rounds):
        for i in range(len(a)):
            a[i] = a[i] + a[-1 - i]
            total += a[i]
            if total > 10**6:
                total -= 10**6
        a[0] = 1
    return total


print(sweep(array("d", [0.5, 1.5, -2.25]), 30), sweep(array("q", [1, 2, 3]), 12), sweep(array("h", [0, 0, 1]), 4))


def read(a, i):
    return a[i]


def write(a, i, x):
    a[i] = x
    return a[i]


doubles, ints, longs = array("d", [1.0, 2.0, float("nan"), float("inf")]), array("i", [1, -2, 2**31 - 1]), array("l", [5, -6, 2**62])
for _ in range(700):
    read(doubles, 1), read(doubles, True), write(doubles, 0, 2.5), write(ints, 1, 7), read(ints, 2)
for i in (0, 2, 3, -1, -4):
    print(read(doubles, i), end=" ")
print(read(longs, 2), read(longs, -1), read(ints, 2), write(ints, 0, -(2**31)))
for a, i, x in [(doubles, 4, 1.0), (doubles, -5, 1.0), (doubles, 0, "s"), (doubles, 0, None), (doubles, 1.5, 2.0), (ints, 0, 2**31), (ints, 0, 1.5),
                (ints, 0, -(2**31) - 1), (longs, 0, 2**63), (doubles, 0, 10**400), (doubles, "k", 1.0), (doubles, 2**70, 1.0)]:
    try:
        print(write(a, i, x))
    except Exception as e:
        print(type(e).__name__, e)
    try:
        print(read(a, i))
    except Exception as e:
        print(type(e).__name__, e)
print(write(doubles, 1, 3), write(doubles, 1, True), write(doubles, 1, 2**60), write(ints, 1, True), write(doubles, 0, float("nan")))
own = Own("d", [4.5])
print(read(own, 0), read([7], 0), read("text", 1), read((1, 2), -1), read({3: 4}, 3), read(b"ab", 1), read(doubles, slice(0, 2)))
x = read(longs, 2)
print(sys.getrefcount(x), sys.getrefcount(doubles), sys.getrefcount(ints))

rows = [array("d", [i * 0.25] * 4) for i in range(5)]


def rows_of(rounds):
    total = 0.0
    for k in range(rounds):
        for i in range(5):
            rows[i][k % 4] = rows[i - 1][k % 4] * 0.5 + 1
            total += rows[i][-1]
            row = rows[i]
            item = row[0]
    return total, item, row is rows[4], sys.getrefcount(rows[0])


print(rows_of(200))


def ended(rounds):
    total = 0
    for k in range(rounds):
        total += array("i", [k, k + 1])[1]
        total += array("d", [k, 0.5])[1]
    return total


print(ended(400))
kind = [doubles, ints, longs, [1, 2, 3], (4, 5, 6), "abc", b"abc", Own("i", [1, 2])]
print([read(kind[i % 8], 1) for i in range(900)][-8:])
doubles.append(9.75)
while len(doubles) > 1:
    doubles.pop()
try:
    read(doubles, 1)
except IndexError as e:
    print(e)
