# Mixin methods of collections.abc, made from a few abstract ones.
from collections.abc import Mapping, MutableSequence, MutableSet, Sequence, Set


class Countdown(Sequence):
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, index):
        if not 0 <= index < self.n:
            raise IndexError(index)
        return self.n - index


c = Countdown(5)
print(list(c), list(reversed(c)), c.index(3), c.count(9), 4 in c)
try:
    c.index(77)
except ValueError as error:
    print(repr(error))


class Bits(MutableSet):
    def __init__(self, items=()):
        self.items = []
        for item in items:
            self.add(item)

    def __contains__(self, item): return item in self.items
    def __iter__(self): return iter(self.items)
    def __len__(self): return len(self.items)
    def add(self, item): item in self.items or self.items.append(item)
    def discard(self, item): item in self.items and self.items.remove(item)


a, b = Bits([1, 2, 3]), Bits([2, 3, 4])
print(sorted(a & b), sorted(a | b), sorted(a - b), sorted(a ^ b), a <= b, a == Bits([3, 2, 1]), a.isdisjoint(b))
a -= b
print(sorted(a), a._hash() == Bits([1])._hash(), hash(frozenset([1])) == a._hash())
try:
    a.remove(9)
except KeyError as error:
    print(repr(error))
