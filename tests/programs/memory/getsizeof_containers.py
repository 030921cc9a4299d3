# Sizes of containers.
import sys
print([sys.getsizeof(x) for x in ([], [1], [1, 2, 3], list(range(3)), list((1, 2, 3)), [0] * 10, [i for i in range(10)], list(range(10)), [*range(10)], list("abc"), [1] + [2], [1, 2][:], [[0] * 1000])])
print([sys.getsizeof(x) for x in ((), (1,), (1, 2, 3), tuple(range(10)))])
print([sys.getsizeof(x) for x in ({}, {1: 1}, {"a": 1}, dict(a=1, b=2), {i: i for i in range(6)}, set(), {1}, frozenset(), set(range(5)), set(range(100)))])
print([sys.getsizeof(x) for x in (range(10), slice(1), iter([]), iter(()), iter({}), iter("a"), reversed([]), enumerate([]), zip(), map(str, []), {}.keys(), {}.items())])
