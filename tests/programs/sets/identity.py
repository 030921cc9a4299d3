# A set keeps the first of equal elements; frozenset of a frozenset is itself.
s = {1}
s.add(True)
s.add(1.0)
print(s, {True, 1}, {1.0, 1}, {0, False, 0j})
f = frozenset([1])
print(frozenset(f) is f, frozenset() is frozenset())
