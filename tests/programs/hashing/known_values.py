# Hashes that do not depend on the seed.
print(hash(()), hash((1,)), hash((1, 2, 3)), hash(((1, 2), 3)), hash((1.5, True)), hash(range(3)), hash(range(1, 10, 2)), hash(frozenset()), hash(frozenset([1, 2, 3])), hash(frozenset([(1, 2)])), hash(1 + 2j), hash(0.1), hash(1e100), hash(-1.5), hash(2 ** 200), hash(-(2 ** 200)), hash(""), hash(b""))
print(hash(slice) == hash(slice), hash((0,) * 20), hash(tuple(range(100))), hash((-1,)), hash((-2,)))
