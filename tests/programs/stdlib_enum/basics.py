# Members, lookups, aliases, iteration.
from enum import Enum, auto, unique


class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1

    def describe(self):
        return f"{self.name}={self.value}"


print(Color.RED, repr(Color.RED), Color(1), Color["GREEN"], Color.CRIMSON is Color.RED, list(Color), len(Color))
print(Color.RED.describe(), Color.__members__, list(reversed(Color)), Color.RED in Color, isinstance(Color.RED, Color))
print(hash(Color.RED) == hash("RED"), Color.RED == 1, f"{Color.RED:>12}", dir(Color.RED), type(Color.RED).__mro__)
for bad in (lambda: Color(9), lambda: Color["BLUE"], lambda: Color.BLUE, lambda: setattr(Color, "RED", 5),
            lambda: delattr(Color, "RED"), lambda: setattr(Color.RED, "value", 3), lambda: type("X", (Color,), {}),
            lambda: unique(Color), lambda: Color.RED < Color.GREEN, lambda: Enum("A", "mro")):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)


class Planet(Enum):
    EARTH = (1.0, 2.0)
    MARS = 0.5, 3.0

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius

    @property
    def gravity(self):
        return self.mass / self.radius


print(Planet.MARS.gravity, Planet.EARTH.value, Planet((0.5, 3.0)))
print(list(Enum("Animal", "ANT BEE")), Enum("N", {"a": 5, "b": 6}).b, [m.value for m in Enum("S", ["x", "y"], start=7)])
