# Sizes of the basic objects.
import sys
for value in (0, 1, 2 ** 30, 1.0, True, None, "", "a", b"", (), [], {}, set(), object(), range(5), 1j):
    print(repr(value) if not type(value) is object else "object()", sys.getsizeof(value))
