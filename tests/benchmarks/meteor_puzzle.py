"""Pentominoes in a box: precomputed placements as frozensets and bit masks, a recursive search."""

PIECES = {
    "F": ((0, 1), (0, 2), (1, 0), (1, 1), (2, 1)),
    "I": ((0, 0), (1, 0), (2, 0), (3, 0), (4, 0)),
    "L": ((0, 0), (1, 0), (2, 0), (3, 0), (3, 1)),
    "N": ((0, 1), (1, 1), (2, 0), (2, 1), (3, 0)),
    "P": ((0, 0), (0, 1), (1, 0), (1, 1), (2, 0)),
    "T": ((0, 0), (0, 1), (0, 2), (1, 1), (2, 1)),
    "U": ((0, 0), (0, 2), (1, 0), (1, 1), (1, 2)),
    "V": ((0, 0), (1, 0), (2, 0), (2, 1), (2, 2)),
    "W": ((0, 0), (1, 0), (1, 1), (2, 1), (2, 2)),
    "X": ((0, 1), (1, 0), (1, 1), (1, 2), (2, 1)),
}
WIDTH, HEIGHT = 10, 5


def variants(cells):
    found = set()
    for _ in range(2):
        for _ in range(4):
            cells = [(column, -row) for row, column in cells]
            top = min(row for row, _ in cells)
            left = min(column for _, column in cells)
            found.add(frozenset((row - top, column - left) for row, column in cells))
        cells = [(row, -column) for row, column in cells]
    return found


def placements():
    """By the first cell that a placement covers: (mask, piece)."""
    by_cell = [[] for _ in range(WIDTH * HEIGHT)]
    for index, cells in enumerate(PIECES.values()):
        for shape in sorted(variants(cells), key=sorted):
            for row in range(HEIGHT):
                for column in range(WIDTH):
                    places = [(row + y, column + x) for y, x in shape]
                    if all(y < HEIGHT and x < WIDTH for y, x in places):
                        numbers = sorted(y * WIDTH + x for y, x in places)
                        by_cell[numbers[0]].append((sum(1 << number for number in numbers), 1 << index))
    return by_cell


def solve(by_cell, board, used, cell, full, chosen, solutions, counter, limit):
    while board >> cell & 1:
        cell += 1
    for mask, piece in by_cell[cell]:
        if board & mask or used & piece:
            continue
        counter[0] += 1
        after = board | mask
        chosen.append(mask)
        if after == full:
            solutions.append(tuple(sorted(chosen)))
        else:
            solve(by_cell, after, used | piece, cell + 1, full, chosen, solutions, counter, limit)
        chosen.pop()
        if counter[0] > limit:
            return


def main():
    solutions, counter = [], [0]
    solve(placements(), 0, 0, 0, (1 << WIDTH * HEIGHT) - 1, [], solutions, counter, 150_000)
    print(len(solutions), counter[0], max(map(hash, solutions), default=0) != 0)


main()
