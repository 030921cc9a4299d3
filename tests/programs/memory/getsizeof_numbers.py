# Sizes of numbers.
import sys
print([sys.getsizeof(x) for x in (0, 1, -1, 2 ** 30 - 1, 2 ** 30, 2 ** 60 - 1, 2 ** 60, 2 ** 90, 10 ** 100, True, False)])
print([sys.getsizeof(x) for x in (0.0, 1.5, float("inf"), 1j, None, ..., NotImplemented)])
print((5).__sizeof__(), (2 ** 100).__sizeof__(), (1.0).__sizeof__(), True.__sizeof__())
