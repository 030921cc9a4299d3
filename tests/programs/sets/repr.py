# repr of sets of ints is in the order of their slots.
print({3, 1, 2}, {10, 2, 33}, set(), frozenset({1}), {(1, 2)}, {None}, {True, 0}, set(range(12)), {-1, -2}, {64, 0, 8, 16})
class S(set):
    pass
print(S([1]), S(), type(S([1]) | {2}).__name__, type(S([1]).copy()).__name__)
