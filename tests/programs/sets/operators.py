# Operators on sets, in place and not.
a, b = {1, 2, 3}, {3, 4}
print(a | b, a & b, a - b, a ^ b, a < b, a <= {1, 2, 3}, {1} < a, a > {1, 2}, a >= b, a == {3, 2, 1}, a != b, 2 in a, a == [1, 2, 3])
c = a
a |= b
print(a, c is a)
a &= {1, 3, 4}
a -= {4}
a ^= {1, 7}
print(a, c is a)
print({1} | frozenset({2}), type({1} | frozenset()).__name__, type(frozenset() | {1}).__name__, {1, 2} == frozenset([1, 2]))
