# Orderings derived from one method.
from functools import total_ordering


@total_ordering
class V:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n if isinstance(other, V) else NotImplemented

    def __lt__(self, other):
        return self.n < other.n if isinstance(other, V) else NotImplemented


a, b = V(1), V(2)
print(a < b, a <= b, a > b, a >= b, a <= V(1), V.__ge__.__name__)
try:
    a >= 5
except TypeError as error:
    print(error)
try:
    total_ordering(type("Empty", (), {}))
except ValueError as error:
    print(error)
