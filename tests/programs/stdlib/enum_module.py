# Enum, IntEnum, Flag, auto.
from enum import Enum, IntEnum, Flag, auto, unique
class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1
    def describe(self): return f"{self.name}={self.value}"
print(Color.RED, repr(Color.GREEN), Color(2), Color["RED"], Color.CRIMSON is Color.RED, list(Color), len(Color), Color.RED.describe(), Color.RED == 1, Color.RED in Color, {Color.RED: "r"}[Color(1)], isinstance(Color.RED, Color), list(Color.__members__))
class N(IntEnum):
    A = auto()
    B = auto()
print(N.A + 1, N.B > N.A, N.A == 1, f"{N.A}", repr(N.B))
class F(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W
print(F.R | F.W, F.RW & F.R, ~F.R, F.R in F.RW, bool(F.R & F.X), F(3), F.X.value)
for f in (lambda: Color(5), lambda: Color["NOPE"], lambda: setattr(Color, "RED", 3), lambda: Color.BLUE, lambda: type("Sub", (Color,), {})):
    try:
        print(f())
    except (ValueError, KeyError, AttributeError, TypeError) as error:
        print(type(error).__name__, error)
try:
    @unique
    class U(Enum):
        A = 1
        B = 1
except ValueError as error:
    print(error)
