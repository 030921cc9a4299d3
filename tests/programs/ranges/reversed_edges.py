"""reversed() of ranges at the edges of machine words, and of what has a method of its own."""
import sys

low, high = -(1 << 63), (1 << 63) - 1
for made in (range(0), range(5), range(10, 0, -3), range(low, low + 3), range(high - 3, high), range(high, high - 3, -1),
             range(low, high, 1 << 62), range(high, low, -(1 << 62)), range(low + 1, low + 2, 5), range(3, 1 << 70, 1 << 69),
             range(low + 4, low, -2)):
    back = reversed(made)
    print(type(back).__name__, list(back))


class Own:
    def __reversed__(self):
        print(sys.getrefcount(self))
        return "own"


class OwnList(list):
    def __reversed__(self):
        return iter("list")


class Never:
    __reversed__ = None

    def __len__(self):
        return 0

    def __getitem__(self, index):
        return index


own = Own()
print(reversed(own), list(reversed(OwnList())), list(reversed({1: 2, 3: 4})), list(reversed([1, 2, 3])))
for wrong in (Never(), 5, {1}):
    try:
        reversed(wrong)
    except TypeError as error:
        print(error)

numbers = [True, 2, 2.0, 1 << 70, -1, -1.0, float("nan"), 0.0, -0.0]
for a in numbers:
    print([(min(a, b), max(a, b)) for b in numbers])
first, second = 1000.0, float("1000")
print(max(first, second) is first, min(first, second) is first, max(first, second, 1.0) is first)
