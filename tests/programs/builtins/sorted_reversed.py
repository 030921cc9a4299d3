# sorted and reversed.
print(sorted([3, 1, 2]), sorted("bca", reverse=True), sorted({"b": 1, "a": 2}), sorted([(1, "b"), (1, "a")], key=lambda t: t[0]), list(reversed([1, 2])), list(reversed("ab")), list(reversed((1, 2))), list(reversed(range(3))), list(reversed({"a": 1, "b": 2})), sorted(x for x in (2, 1)))
for f in (lambda: sorted(5), lambda: sorted([1, "a"]), lambda: reversed({1}), lambda: reversed(5), lambda: sorted([1], lambda x: x), lambda: sorted(), lambda: reversed(x for x in [])):
    try:
        f()
    except TypeError as error:
        print(error)
