# a[i] of list, tuple, dict, str, bytes, range, user class at one place.
class G:
    def __getitem__(self, i): return ("G", i)
class L(list):
    def __getitem__(self, i): return ("L", i)
class D(dict):
    def __missing__(self, k): return ("missing", k)
def get(c, i): return c[i]
for c, i in (([10, 20], 1), ((10, 20), -1), ({1: "one"}, 1), ("text", 2), (b"text", 0), (range(5, 9), 3), (G(), 7), (L([1]), 0), (D(), "k"), ([1, 2, 3], slice(1, None)), ({True: "t"}, 1), ([1, 2], True), ({1.5: "f"}, 1.5)):
    for _ in range(20): value = get(c, i)
    print(value, end=" ")
print()
for c, i in (([1], 1), ((), 0), ({}, "k"), ("", 0), ([1], "a"), (5, 0), (None, 0), ([1], None), ([1, 2], -3), ([1], 1.0)):
    try:
        get(c, i)
    except (IndexError, KeyError, TypeError) as error:
        print(type(error).__name__, error)
def put(c, i, v): c[i] = v
for c, i in (([0, 0], 1), ({}, "k"), (bytearray(2), 0), ([0, 0], -1), ([0], slice(0, 1))):
    for v in range(5): put(c, i, [v] if isinstance(i, slice) else v)
    print(c, end=" ")
for c in ((), "a", 5):
    try:
        put(c, 0, 1)
    except TypeError as error:
        print(error)
