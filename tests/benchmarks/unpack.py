"""Sequences unpacked into names: tuples, lists, swaps, nested and starred targets."""


def tuples(count):
    total = 0
    triple = (1, 2, 3)
    many = (1, 2, 3, 4, 5, 6, 7, 8)
    for _ in range(count):
        a, b, c = triple
        a, b, c, d, e, f, g, h = many
        a, b = b, a
        c, d, e = e, c, d
        total += a + c + h
    return total


def lists(count):
    total = 0
    many = [1, 2, 3, 4, 5, 6, 7, 8]
    nested = [1, (2, [3, 4])]
    for _ in range(count):
        a, b, c, d, e, f, g, h = many
        a, (b, [c, d]) = nested
        first, *rest = many
        *start, last = nested
        total += a + d + h + first + rest[2] + start[0]
    return total


print(tuples(1_500_000), lists(500_000))
