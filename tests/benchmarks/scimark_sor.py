"""SciMark's kind: successive over-relaxation on a grid kept in one array."""
from array import array


def relax(width, height, grid, omega, rounds):
    quarter, rest = omega * 0.25, 1.0 - omega
    for _ in range(rounds):
        for y in range(1, height - 1):
            for at in range(y * width + 1, y * width + width - 1):
                grid[at] = quarter * (grid[at - width] + grid[at + width] + grid[at - 1] + grid[at + 1]) + rest * grid[at]


width = height = 100
grid = array("d", ((x * 37 + y * 91) % 101 / 101 for y in range(height) for x in range(width)))
relax(width, height, grid, 1.25, 70)
print(f"{sum(grid):.9f}")
