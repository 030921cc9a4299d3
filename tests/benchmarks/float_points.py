"""Many small objects of floats: made, normalised, reduced to their maximum."""
from math import cos, sin, sqrt


class Point:
    def __init__(self, number):
        self.x = x = sin(number)
        self.y = cos(number) * 3
        self.z = x * x / 2

    def normalize(self):
        norm = sqrt(self.x * self.x + self.y * self.y + self.z * self.z)
        self.x /= norm
        self.y /= norm
        self.z /= norm

    def maximize(self, other):
        self.x = self.x if self.x > other.x else other.x
        self.y = self.y if self.y > other.y else other.y
        self.z = self.z if self.z > other.z else other.z
        return self


def largest(count):
    points = [Point(number) for number in range(count)]
    for point in points:
        point.normalize()
    best = points[0]
    for point in points[1:]:
        best = best.maximize(point)
    return best


for _ in range(4):
    best = largest(70_000)
print(f"{best.x:.6f} {best.y:.6f} {best.z:.6f}")
