"""A ray tracer: vectors as objects with operators, classes of things that are hit, recursion for mirrors."""
import math


class Vector:
    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y, self.z - other.z)

    def __mul__(self, factor):
        return Vector(self.x * factor, self.y * factor, self.z * factor)

    def dot(self, other):
        return self.x * other.x + self.y * other.y + self.z * other.z

    def normalized(self):
        return self * (1.0 / math.sqrt(self.dot(self)))

    def reflected(self, normal):
        return self - normal * (2.0 * self.dot(normal))


class Ray:
    def __init__(self, origin, direction):
        self.origin = origin
        self.direction = direction.normalized()

    def at(self, distance):
        return self.origin + self.direction * distance


class Sphere:
    def __init__(self, centre, radius, color, mirror):
        self.centre = centre
        self.radius = radius
        self.color = color
        self.mirror = mirror

    def hit(self, ray):
        to_centre = self.centre - ray.origin
        along = to_centre.dot(ray.direction)
        inside = self.radius * self.radius - (to_centre.dot(to_centre) - along * along)
        if inside < 0:
            return None
        distance = along - math.sqrt(inside)
        return distance if distance > 1e-6 else None

    def normal_at(self, point):
        return (point - self.centre).normalized()


class Floor:
    mirror = 0.1

    def __init__(self, height):
        self.height = height

    def hit(self, ray):
        if abs(ray.direction.y) < 1e-9:
            return None
        distance = (self.height - ray.origin.y) / ray.direction.y
        return distance if distance > 1e-6 else None

    def normal_at(self, point):
        return Vector(0.0, 1.0, 0.0)

    color = (0.9, 0.9, 0.9)


class Scene:
    def __init__(self, things, light):
        self.things = things
        self.light = light

    def first_hit(self, ray):
        best = None
        for thing in self.things:
            distance = thing.hit(ray)
            if distance is not None and (best is None or distance < best[0]):
                best = (distance, thing)
        return best

    def color_of(self, ray, depth):
        found = self.first_hit(ray)
        if found is None:
            return (0.2, 0.3, 0.5)
        distance, thing = found
        point = ray.at(distance)
        normal = thing.normal_at(point)
        to_light = self.light - point
        shade = 0.15
        if self.first_hit(Ray(point, to_light)) is None:
            shade += max(0.0, normal.dot(to_light.normalized())) * 0.85
        color = tuple(part * shade for part in thing.color)
        if depth and thing.mirror:
            other = self.color_of(Ray(point, ray.direction.reflected(normal)), depth - 1)
            color = tuple(a * (1 - thing.mirror) + b * thing.mirror for a, b in zip(color, other))
        return color


def main(width=120, height=90):
    things = [Floor(-1.0)]
    for index in range(5):
        centre = Vector(-2.0 + index, 0.3 * (index % 3) - 0.4, 5.0 + index % 2)
        things.append(Sphere(centre, 0.6, (0.3 + 0.1 * index, 0.8 - 0.1 * index, 0.4), 0.3))
    scene = Scene(things, Vector(4.0, 6.0, -3.0))
    eye = Vector(0.0, 0.5, -2.0)
    total = [0, 0, 0]
    for row in range(height):
        for column in range(width):
            towards = Vector((column - width / 2) / width * 1.6, (height / 2 - row) / height * 1.2, 1.5)
            for channel, part in enumerate(scene.color_of(Ray(eye, towards), 3)):
                total[channel] += int(part * 255)
    print(total)


main()
