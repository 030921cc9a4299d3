# The hash of an int is its value modulo 2**61 - 1, with -1 replaced.
m = 2 ** 61 - 1
print(hash(0), hash(1), hash(-1), hash(-2), hash(m), hash(m + 1), hash(-m), hash(2 ** 61), hash(2 ** 100), hash(True), hash(10 ** 50))
print(hash(5) == hash(5.0) == hash(5 + 0j), hash(2 ** 70) == hash(float(2 ** 70)))
