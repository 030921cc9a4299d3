# Tuples: making, reading, methods.
t = (1, "a", None)
print(t, t[0], t[-1], t[1:], t[::-1], len(t), t + (2,), t * 2, 2 * (0,), "a" in t, t.index("a"), t.count(1), tuple("ab"), tuple(), tuple([1]), (1,), ((),), hash((1, 2)) == hash((1, 2)), t == (1, "a", None), (1, 2) < (1, 3), () < (0,))
a, b, *c = t
print(a, b, c, sorted([(2, 1), (1, 2)]), max((1, 5), (1, 4)), tuple(i for i in range(3)), {(1, 2): "x"}[1, 2])
