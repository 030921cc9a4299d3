"""Gravity by a tree of quadrants: recursion, objects with optional children, floats."""
import math
import random


class Quadrant:
    __slots__ = ("x", "y", "half", "mass", "cx", "cy", "body", "children")

    def __init__(self, x, y, half):
        self.x = x
        self.y = y
        self.half = half
        self.mass = 0.0
        self.cx = self.cy = 0.0
        self.body = None
        self.children = None

    def child_for(self, body):
        index = (2 if body.y > self.y else 0) + (1 if body.x > self.x else 0)
        child = self.children[index]
        if child is None:
            quarter = self.half / 2
            child = Quadrant(self.x + (quarter if index & 1 else -quarter), self.y + (quarter if index & 2 else -quarter), quarter)
            self.children[index] = child
        return child

    def insert(self, body):
        if self.children is None:
            if self.body is None:
                self.body = body
            else:
                self.children = [None] * 4
                self.child_for(self.body).insert(self.body)
                self.child_for(body).insert(body)
                self.body = None
        else:
            self.child_for(body).insert(body)
        total = self.mass + body.mass
        self.cx = (self.cx * self.mass + body.x * body.mass) / total
        self.cy = (self.cy * self.mass + body.y * body.mass) / total
        self.mass = total

    def force_on(self, body, theta):
        if self.body is body:
            return 0.0, 0.0
        dx, dy = self.cx - body.x, self.cy - body.y
        square = dx * dx + dy * dy + 1e-4
        distance = math.sqrt(square)
        if self.children is None or self.half * 2 / distance < theta:
            pull = self.mass / (square * distance)
            return dx * pull, dy * pull
        fx = fy = 0.0
        for child in self.children:
            if child is not None:
                x, y = child.force_on(body, theta)
                fx += x
                fy += y
        return fx, fy


class Body:
    def __init__(self, rng):
        self.x = rng.uniform(-1, 1)
        self.y = rng.uniform(-1, 1)
        self.vx = self.vy = 0.0
        self.mass = rng.uniform(0.5, 2.0)


def step(bodies, theta, dt):
    half = max(max(abs(body.x), abs(body.y)) for body in bodies) + 0.1
    root = Quadrant(0.0, 0.0, half)
    for body in bodies:
        root.insert(body)
    for body in bodies:
        fx, fy = root.force_on(body, theta)
        body.vx += fx * dt
        body.vy += fy * dt
    for body in bodies:
        body.x += body.vx * dt
        body.y += body.vy * dt


def main():
    rng = random.Random(42)
    bodies = [Body(rng) for _ in range(200)]
    for _ in range(90):
        step(bodies, 0.6, 1e-4)
    print(f"{sum(body.x for body in bodies):.9f} {sum(abs(body.vy) for body in bodies):.9f}")


main()
