"""x[a:b:c] of strings, lists and tuples with every kind of bound, as an expression of a variable and of something else."""
import gc
import sys


class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        print("index", self.value)
        return self.value


class MyList(list):
    def __getitem__(self, key):
        return "mine", key


class MyStr(str):
    pass


bounds = (None, 0, 1, 3, 7, 100, -1, -3, -100, 2**70, -(2**70), True)
steps = (None, 1, 2, 5, -1, -2, 100, -100, 2**70, -(2**63))
total = 0
for x in ("abcdef", "äöü", "\u20ac\U0001f600x", "", [1, [2], "3", 4.0, None], (1, (2,), "3", 4.0), []):
    for start in bounds:
        for stop in bounds:
            part = x[start:stop]
            assert part == (x + x[:0])[start:stop], (x, start, stop)
            total += len(part)
            for step in steps:
                part = x[start:stop:step]
                assert list(part) == [x[i] for i in range(*slice(start, stop, step).indices(len(x)))], (x, start, stop, step)
                total += len(part) * 3
print(total)

text, items, pair = "hello", [1, 2, 3], (1, 2)
print(text[::-1], items[::-1], pair[::-1], text[1:][:-1], items[1:][:-1], (text + "!")[-3:])
print(text[:] is text, pair[:] is pair, items[:] is items, text[9:] is str(), text[1:2] is text[1], pair[5:] is tuple())
print(text[Index(1):Index(4)], items[: Index(2)], pair[True:])
print(MyList([1])[0:1], type(MyStr("abc")[:]), type(MyStr("abc")[1:]))
for attempt in (lambda: text[::0], lambda: items[1:2:0], lambda: pair["a":], lambda: items[1.5:], lambda: {}[1:2], lambda: len(text)[:2],
                lambda: text[:"b"]):
    try:
        print(attempt())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


# A step as large as can be, where things are replaced and deleted.
for step in (2**63 - 1, -(2**63), 2**70):
    numbers, letters = list(range(5)), bytearray(b"abcde")
    numbers[1::step] = "x" if step > 0 else "yz"[: len(numbers[1::step])]
    print(numbers, end=" ")
    del numbers[2::step], letters[2::step]
    print(numbers, letters)

# Who holds what.
item = object()
row = [item, item]
before = sys.getrefcount(item)
copy = row[:]
print(sys.getrefcount(item) - before, sys.getrefcount(copy), sys.getrefcount(row[0:1]), gc.is_tracked(copy))


class Noisy:
    def __del__(self):
        print("gone")


print([Noisy(), 1][1:])
print(len(([Noisy()] * 3)[::2]))
try:
    row[
        0:
        "end"
    ]
except TypeError as error:
    print(error.__traceback__.tb_lineno - sys._getframe().f_lineno)
