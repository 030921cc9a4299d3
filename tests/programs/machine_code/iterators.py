"""Loops over iterators of every kind, run often."""


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        self.n -= 1
        if self.n < 0:
            raise StopIteration("done")
        if self.n == 12345:
            raise ValueError(self.n)
        return self.n


class Sequence:
    def __getitem__(self, index):
        if index > 3:
            raise IndexError
        return index * 1.5


def loops(rounds):
    total = 0
    for i in range(rounds):
        numbers = [1, 2, 3]
        table = {"a": 1, "b": 2}
        for a, b in zip(numbers, numbers):
            total += a * b
        for a, b in zip(numbers, (4, 5)):
            total += a * b
        for a, b in enumerate(numbers, i):
            total += a * b
        for key, value in table.items():
            total += value + len(key)
        for a, b, c in zip(numbers, numbers, numbers):
            total += a + b + c
        for pair in zip(numbers, "xyz"):
            total += pair[0]
        for key in table:
            total += len(key)
        for value in table.values():
            total += value
        for item in {1, 2, i}:
            total += item
        for character in "abc" if i % 2 else "aßc":
            total += ord(character)
        for byte in b"ab":
            total += byte
        for item in reversed(numbers):
            total += item
        for item in map(abs, (-1, -2)):
            total += item
        for item in filter(None, (0, 1)):
            total += item
        for item in Countdown(3):
            total += item
        for item in Sequence():
            total += item
        for item in iter(lambda: i, i):
            total += 1
        for item in range(i, i + 2):
            total += item
        for item in range(1 << 70, (1 << 70) + 2):
            total += item & 1
    return total


print(loops(300))


def same_place(rounds):
    kinds = [[1, 2], (3, 4), {5: 6}, {7}, "89", range(2), (x for x in (1, 2)), iter([3]), Countdown(2), Sequence()]
    total = 0
    for _ in range(rounds):
        for kind in kinds:
            for item in kind:
                total += 1
    return total


print(same_place(200))


def pairs_of_anything(rounds):
    total = 0
    for i in range(rounds):
        for source in ([(1, 2)], {3: 4}.items(), enumerate("ab"), zip([1], [2]), [[5, 6]], ["78"]):
            for a, b in source:
                total += 1
    return total


print(pairs_of_anything(200))


def failing(rounds):
    seen = set()
    for i in range(rounds):
        table = {1: 1, 2: 2}
        try:
            for key in table:
                table[key + 10] = 0
        except RuntimeError as error:
            seen.add(str(error))
        try:
            for item in Countdown(12347):
                pass
        except ValueError as error:
            seen.add(repr(error))
        try:
            for key, value in table.items():
                del table[1]
        except RuntimeError as error:
            seen.add(str(error))
        try:
            for a, b in zip([1, 2], [(1, 2, 3)]):
                c, d = b
        except ValueError as error:
            seen.add(str(error))
        try:
            for item in i:
                pass
        except TypeError as error:
            seen.add(str(error))
    return sorted(seen)


print(failing(120))


def generators(rounds):
    def count(n):
        got = None
        for i in range(n):
            got = yield i if got is None else got
        return n

    total = 0
    for i in range(rounds):
        total += sum(count(3)) + len(list(count(4))) + max(count(5)) + len(tuple(x for x in count(2)))
        total += any(x > 2 for x in count(5)) + all(x < 2 for x in count(5))
        total += sum(a * b for a, b in zip(count(3), count(4)))
        head, *rest = count(3)
        total += len(rest)
    return total


print(generators(200))


def compared(rounds):
    truths = []
    for i in range(rounds):
        x = i * 0.5
        truths.append((i < 5, i <= 5.0, x == i, x != 2, 3 > x, i >= x, "a" < "b", [1] == [1], (i > 1) == (x > 1), float("nan") == x))
    return truths[-1], sum(map(sum, truths))


print(compared(400))
