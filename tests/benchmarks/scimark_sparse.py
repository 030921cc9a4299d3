"""SciMark's kind: a sparse matrix times a vector, three parallel arrays."""
from array import array


def multiply(result, values, starts, columns, vector):
    for row in range(len(starts) - 1):
        total = 0.0
        for index in range(starts[row], starts[row + 1]):
            total += vector[columns[index]] * values[index]
        result[row] = total


size, filled = 1000, 50_000
per_row = filled // size
starts = array("i", (row * per_row for row in range(size + 1)))
columns = array("i", ((row * 7 + index * max(1, row // per_row)) % size for row in range(size) for index in range(per_row)))
values = array("d", ((index * 29 % 97) / 97 for index in range(filled)))
vector = array("d", (1.0 + index % 3 for index in range(size)))
result = array("d", [0.0]) * size
for _ in range(60):
    multiply(result, values, starts, columns, vector)
print(f"{sum(result):.6f}")
