"""SciMark's kind: LU decomposition with pivoting of a matrix of lists."""


def decompose(matrix):
    size = len(matrix)
    pivots = [0] * size
    for j in range(size):
        pivot = max(range(j, size), key=lambda row: abs(matrix[row][j]))
        pivots[j] = pivot
        if pivot != j:
            matrix[j], matrix[pivot] = matrix[pivot], matrix[j]
        top = matrix[j]
        scale = 1.0 / top[j]
        for row in range(j + 1, size):
            matrix[row][j] *= scale
        for row in range(j + 1, size):
            line = matrix[row]
            factor = line[j]
            for column in range(j + 1, size):
                line[column] -= factor * top[column]
    return pivots


def main(size=90, rounds=16):
    for _ in range(rounds):
        matrix = [[((i * 131 + j * 71) % 113) / 113 + (i == j) for j in range(size)] for i in range(size)]
        pivots = decompose(matrix)
    product = 1.0
    for index in range(size):
        product *= matrix[index][index]
    print(f"{product:.6e}", sum(index != pivot for index, pivot in enumerate(pivots)))


main()
