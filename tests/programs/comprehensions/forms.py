# List, set, dict comprehensions, nested and filtered.
print([x * 2 for x in range(5)], [x for x in range(10) if x % 2 if x > 3], [(x, y) for x in range(3) for y in range(x)], {x % 3 for x in range(10)}, {k: v for k, v in zip("ab", [1, 2])}, {x: {y: x * y for y in range(2)} for x in range(2)})
print([[i * j for j in range(3)] for i in range(3)], [y for x in [[1, 2], [3]] for y in x], [a + b for a, b in [(1, 2), (3, 4)]], [*[x for x in "ab"], "c"], [x if x else "zero" for x in range(2)], [lambda: x for x in range(2)][0](), [i for i, in [(1,), (2,)]], [first for first, *rest in ["abc", "de"]])
m = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in m] for i in range(3)], [x for x in (y for y in range(3))], {(x, y): x for x in "a" for y in "b"}, [k for k in {"p": 1}], [not x for x in [0, 1]])
