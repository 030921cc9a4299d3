# min, max, sum and their arguments.
print(min(3, 1, 2), max([3, 1]), min("hello"), max("a", "bb", key=len), min([], default=0), max([[1], [2, 0]], key=len), max(1, 1.0), max(1.0, 1), min(True, 1), sum([1, 2]), sum([[1], [2]], []), sum((0.5, 1)), sum([], 5), sum([1], start=10), sum(range(101)), sum([True, True]), min({"b": 1, "a": 2}), max((1, 2), (1, 3)), sum(x for x in (1, 2)))
for f in (lambda: min(), lambda: max([]), lambda: min(5), lambda: max(1, "a"), lambda: sum(["a"]), lambda: sum(5), lambda: sum("ab", ""), lambda: sum([b"a"], b""), lambda: min(1, 2, default=3), lambda: min([1], key=5), lambda: sum(), lambda: sum([1], 2, 3), lambda: sum([[]])):
    try:
        print(f())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
