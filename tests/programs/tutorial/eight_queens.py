# Backtracking.
def queens(n, row=0, columns=(), diagonals=(), antidiagonals=()):
    if row == n:
        yield columns
        return
    for c in range(n):
        if c not in columns and row - c not in diagonals and row + c not in antidiagonals:
            yield from queens(n, row + 1, columns + (c,), diagonals + (row - c,), antidiagonals + (row + c,))
solutions = list(queens(6))
print(len(solutions), solutions[0])
for c in next(queens(8)):
    print(". " * c + "Q " + ". " * (7 - c))
