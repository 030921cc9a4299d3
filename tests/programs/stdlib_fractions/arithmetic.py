# Exact fractions.
from fractions import Fraction as F

print(F(10, -8), F("1.5"), F("-3/6"), F(" 7 "), F("1e-3"), F(0.1), F(2.5), F(True), repr(F(3, 4)), str(F(4, 2)))
a, b = F(1, 3), F(-7, 4)
print(a + b, a - b, a * b, a / b, a // b, a % b, divmod(a, b), a ** 2, a ** -2, b ** 3, 2 ** F(3), 4 ** F(1, 2), a + 1, 1 - a, a * 0.5)
print(round(F(7, 2)), round(F(5, 2)), round(F(22, 7), 2), int(b), b.__floor__(), b.__ceil__(), float(a), abs(b), -b, bool(F(0)))
print(a < b, a == F(2, 6), F(1, 2) == 0.5, F(3) == 3, hash(F(1, 2)) == hash(0.5), hash(F(5)) == hash(5), sum([F(1, 10)] * 10) == 1)
print(F(3.141592653589793).limit_denominator(1000), F(1, 3).limit_denominator(2), F(1, 3).as_integer_ratio(), F.from_float(0.25))
for bad in (lambda: F(1, 0), lambda: F("x"), lambda: F(1.5, 2), lambda: F(None), lambda: a / 0, lambda: F("1/0"), lambda: a < "x"):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
