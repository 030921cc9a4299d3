# range: length, items, slices, membership, comparison.
r = range(2, 20, 3)
print(r, list(r), len(r), r[0], r[-1], r[2:4], r[::-1], r[::2], 5 in r, 6 in r, 5.0 in r, "a" in r, r.index(8), r.count(8), r.count(9), r.start, r.stop, r.step, list(reversed(r)), range(0) == range(2, 2), range(0, 3, 2) == range(0, 4, 2), hash(range(0)) == hash(range(1, 1)))
print(range(5), range(1, 5), range(5, 0, -2), list(range(5, 0, -2)), range(10 ** 30)[10 ** 29], len(range(0, 10 ** 15, 7)), bool(range(0)), range(3)[1:], max(range(5)), sum(range(101)), repr(range(-1, 2)), range(True, 3))
