# Equal numbers have equal hashes.
print(hash(0.5), hash(1.5), hash(-1.0), hash(1e300), hash(float("inf")), hash(float("-inf")), hash(0.1), hash(-0.0), hash(2.0 ** 70) == hash(2 ** 70))
