# What is false.
class Empty:
    def __len__(self):
        return 0

class No:
    def __bool__(self):
        return False

    def __len__(self):
        return 5

for value in (None, False, 0, 0.0, 0j, "", b"", [], (), {}, set(), frozenset(), range(0), bytearray(), Empty(), No()):
    print(type(value).__name__, bool(value), end="; ")
print()
for value in (1, -1, 0.1, "0", " ", [0], (0,), {0: 0}, {0}, range(1), object(), print, int, float("nan")):
    print(type(value).__name__, bool(value), end="; ")
print()
