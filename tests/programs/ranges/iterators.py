# Iterators over ranges, also beyond machine words.
it = iter(range(3))
print(next(it), it.__length_hint__(), list(it), list(it), type(it).__name__)
big = iter(range(2 ** 64, 2 ** 64 + 3))
print(next(big), list(big), type(big).__name__, list(range(2 ** 63 - 2, 2 ** 63 + 1)))
print(list(zip(range(3), range(5, 2, -1))), [*range(3)], tuple(range(-3, 0)), set(range(3)), [i for i in range(0)])
