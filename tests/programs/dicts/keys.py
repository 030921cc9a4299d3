# Any hashable is a key; equality and hash decide.
class K:
    def __init__(self, n):
        self.n = n
    def __hash__(self):
        return 7
    def __eq__(self, other):
        print("eq", self.n, getattr(other, "n", other))
        return isinstance(other, K) and self.n == other.n
d = {K(1): "one"}
d[K(2)] = "two"
print(d[K(1)], d.get(K(3)), len(d))
k = K(5)
d2 = {k: 1}
print(d2[k])
print({None: 1, (1, 2): 2, frozenset([3]): 3, int: 4, len: 5, 1.5: 6, "": 7, b"": 8, ...: 9}[len])
