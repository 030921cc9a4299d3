# Indices at the edge of machine words.
import sys
m = sys.maxsize
print([1, 2, 3][-m:m], "abc"[m:], (1, 2)[:-m], [0][0:m:m], len(range(m)), range(m)[-1] == m - 1, range(0, 10 ** 30, 10 ** 28)[5], list(range(m - 1, m + 2))[-1] - m)
for f in (lambda: [1][m], lambda: len(range(m + 1)), lambda: "a" * m, lambda: [1, 2, 3][10 ** 30:], lambda: [1][10 ** 30], lambda: [1] * 10 ** 30, lambda: b"a" * m):
    try:
        print(f())
    except (IndexError, OverflowError, MemoryError) as error:
        print(type(error).__name__, error)
