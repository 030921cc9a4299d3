# Displays of containers, with trailing commas and stars.
print([], [1], [1, ], (), (1,), (1, 2,), {}, {1: 2, }, {1, }, {*()}, [*"ab", *range(2)], (*"ab",), {**{1: 2}, 3: 4})
x = 1, 2
print(x, (1), ((1)), [(1)], *x, sep="|")
