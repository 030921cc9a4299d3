# Bits: combining, testing, iterating, boundaries.
from enum import CONFORM, EJECT, KEEP, STRICT, Flag, IntFlag, auto


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W


print(Perm.R | Perm.X, repr(Perm(5)), Perm.RW, list(Perm), list(Perm.RW), len(Perm.RW), Perm.R in Perm.RW, ~Perm.R, bool(Perm(0)))
print(Perm.R & Perm.W, Perm.R ^ Perm.RW, Perm(0), Perm.X.value, Perm(8), Perm(-1))
print(Perm(3) is Perm.RW, Perm.__members__, Perm.R._inverted_)


class Mode(IntFlag):
    A = 1
    B = 2


print(Mode.A | 4, Mode.A + 1, repr(Mode(7)), Mode(3), f"{Mode.A}", ~Mode.A, Mode.A | Mode.B == 3, isinstance(Mode.A, int))
for boundary in (STRICT, CONFORM, EJECT, KEEP):
    class F(Flag, boundary=boundary):
        A = 1
        C = 4
    try:
        print(boundary, repr(F(7)))
    except ValueError as error:
        print(boundary, error)
for bad in (lambda: Perm("x"), lambda: "x" in Perm.R, lambda: Perm.R | 1):
    try:
        bad()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
