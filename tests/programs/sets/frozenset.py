# frozenset: hashable, with the methods that do not change it.
f = frozenset([1, 2])
print(f, {f: "x"}[frozenset([2, 1])], hash(f) == hash(frozenset([2, 1])), f | {3}, f & {2}, f - {1}, f.union([5]), frozenset(f) is f, f.copy() is f, frozenset(), frozenset() == set(), {1, 2} in {f}, repr(frozenset("a")))
x = f
x |= {9}
print(sorted(x), f)
