"""Queens: permutations made by a generator of our own, sets of diagonals."""


def permutations_of(items):
    items = list(items)
    size = len(items)
    cycles = list(range(size, 0, -1))
    yield tuple(items)
    while size:
        for i in reversed(range(size)):
            cycles[i] -= 1
            if cycles[i] == 0:
                items[i:] = items[i + 1:] + items[i:i + 1]
                cycles[i] = size - i
            else:
                j = cycles[i]
                items[i], items[-j] = items[-j], items[i]
                yield tuple(items)
                break
        else:
            return


def queens(size):
    columns = range(size)
    for rows in permutations_of(columns):
        if size == len({rows[i] + i for i in columns}) == len({rows[i] - i for i in columns}):
            yield rows


for _ in range(3):
    solutions = list(queens(8))
print(len(solutions), solutions[0], solutions[-1])
