# The four operations, modulo and power of small ints, all signs.
for a, b in [(7, 3), (-7, 3), (7, -3), (-7, -3), (0, 5), (6, 3), (-6, 3)]:
    print(a, b, a + b, a - b, a * b, a // b, a % b, divmod(a, b), a / b)
print(2 ** 10, (-2) ** 3, 2 ** -1, 0 ** 0, (-8) ** (1 / 3))
