"""The chaos game on a spline: points as objects with operators and properties, a seeded random."""
import random


class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __sub__(self, other):
        return Point(self.x - other.x, self.y - other.y)

    def toward(self, other, share):
        return Point(self.x * (1 - share) + other.x * share, self.y * (1 - share) + other.y * share)

    @property
    def length(self):
        return (self.x * self.x + self.y * self.y) ** 0.5


class Curve:
    """A B-spline of the given degree, evaluated by repeated interpolation."""

    def __init__(self, points, degree=3):
        self.points = points
        self.degree = degree
        self.knots = [0] * degree + list(range(len(points) - degree + 1)) + [len(points) - degree] * degree

    def domain(self):
        return self.knots[self.degree], self.knots[len(self.knots) - self.degree - 1]

    def at(self, u):
        low, high = self.domain()
        if u >= high:
            return self.points[-1]
        span = self.degree
        while self.knots[span + 1] <= u:
            span += 1
        work = [self.points[span - self.degree + index] for index in range(self.degree + 1)]
        for level in range(1, self.degree + 1):
            for index in range(self.degree, level - 1, -1):
                left = self.knots[index + span - self.degree]
                right = self.knots[index + 1 + span - level]
                work[index] = work[index - 1].toward(work[index], (u - left) / (right - left))
        return work[self.degree]


def play(curves, width, height, steps):
    rng = random.Random(1234)
    picture = [[0] * width for _ in range(height)]
    point = Point(0.5, 0.5)
    for _ in range(steps):
        curve = curves[rng.randrange(len(curves))]
        low, high = curve.domain()
        u = low + (high - low) * (point.x if 0 <= point.x <= 1 else 0.5)
        base, ahead = curve.at(u), curve.at(min(u + 0.01, high))
        along = ahead - base
        size = along.length or 1.0
        offset = (point.y - 0.5) * 0.3
        point = Point(base.x - along.y / size * offset, base.y + along.x / size * offset)
        column, row = int(point.x * width), int(point.y * height)
        if 0 <= column < width and 0 <= row < height:
            picture[row][column] += 1
    return picture


def main():
    shapes = (
        [(0.1, 0.1), (0.3, 0.9), (0.5, 0.2), (0.7, 0.8), (0.9, 0.1)],
        [(0.2, 0.5), (0.4, 0.4), (0.6, 0.6), (0.8, 0.5)],
        [(0.9, 0.9), (0.7, 0.3), (0.4, 0.7), (0.2, 0.2), (0.1, 0.8), (0.0, 0.5)],
    )
    curves = [Curve([Point(x, y) for x, y in shape]) for shape in shapes]
    picture = play(curves, 64, 48, 24_000)
    print(sum(map(sum, picture)), max(map(max, picture)), sum(1 for row in picture for count in row if count))


main()
