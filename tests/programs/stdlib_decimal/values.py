# Making, comparing, hashing, copying and printing Decimals.
import copy
import numbers
import pickle
import sys
from decimal import *
from fractions import Fraction

for value in ("1", " 1.50 ", "1_000.5", "-0", "+1e5", ".5", "5.", "1E-7", "0.000001", "0.0000001", "1e3", "inf", "-Infinity", "nan", "sNaN12", "\uff11\uff12",
              10 ** 40, -5, True, 0.1, -0.0, 1e300, float("inf"), (0, (1, 2, 3), -2), (1, (), 0), (0, (1,), "F"), (1, (4, 5), "n"), [0, [1, 5], 3]):
    number = Decimal(value)
    print(repr(value), repr(number), number.as_tuple(), number.adjusted(), number.to_eng_string())
for wrong in ("", "1 2", "x", "1e", "--1", "nan1x", None, [], (1, 2), (2, (1,), 0), (0, (11,), 0), (0, (1,), "x"), (0, "1", 0), b"1", 1j, {}):
    try:
        print(Decimal(wrong))
    except Exception as error:
        print(repr(wrong), type(error).__name__, error)
for a in (Decimal(1), Decimal("0.5"), Decimal("1e20"), Decimal("-7.25"), Decimal("1e-400"), Decimal("inf")):
    for b in (1, 0.5, Fraction(1, 2), 10 ** 20, Decimal("1.0"), Fraction(-29, 4), float("inf"), 1 + 0j, "1", None):
        print(a, b, a == b, a != b, b == a, hash(a) == hash(b))
        for compare in ("__lt__", "__ge__"):
            print(getattr(a, compare)(b) if not isinstance(b, (str, complex, type(None))) else getattr(a, compare)(b) is NotImplemented)
for value in (0, 1, -1, 2 ** 61 - 1, 10 ** 30):
    assert hash(Decimal(value)) == hash(value) and hash(Decimal(value) / 4) == hash(Fraction(value, 4))
for action in (lambda: hash(Decimal("snan")), lambda: int(Decimal("inf")), lambda: int(Decimal("nan")), lambda: Decimal("inf").as_integer_ratio(),
               lambda: float(Decimal("snan")), lambda: Decimal(1) + 1.5, lambda: Decimal(1) < "a", lambda: Decimal(1)._x, lambda: Decimal(1, 2),
               lambda: Decimal(1).quantize(1, "x"), lambda: Decimal(1).compare("1"), lambda: Decimal(1).exp(3), lambda: round(Decimal(1), "x"),
               lambda: Decimal(x=1), lambda: pow(Decimal(2), 3, 1.5), lambda: Decimal.from_float("x")):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
x = Decimal("1.10")
print(copy.copy(x) is x, copy.deepcopy(x) is x, Decimal(x) is x, pickle.loads(pickle.dumps(x)), x.__reduce__(), x.real is x, x.imag, x.conjugate() is x)
print(isinstance(x, numbers.Number), Decimal("0.1").as_integer_ratio(), Decimal("-2.50").as_integer_ratio(), Decimal("1e3").as_integer_ratio())


class Money(Decimal):
    def __str__(self):
        return "$" + super().__str__()


m = Money("2.50")
print(m, repr(m), type(m + 1), type(m.from_float(1.5)), type(Money.from_float(0.5)), Money(m).as_tuple(), Decimal(m), m.__dict__)
print(sys.getsizeof(Decimal(1)), sys.getsizeof(Decimal(10 ** 80)), sys.getsizeof(Decimal(10 ** 800)), Decimal.__module__, Decimal)
print(sum([Decimal("0.1")] * 10), sorted([Decimal(3), 1, Decimal("2.5")]), max(Decimal(1), 2.5), {Decimal(1): "a"}[1])
for spec in ("", "f", ".2f", "e", ".3e", "g", ".3g", "%", ".1%", "10.2f", "<10", "^10", "=+10", "010.1f", ",.2f", ",", "+", " ", "E", "G", ".0f", "z.0f", "*^12.1f", "n",
             "x", ".2x", "5.2.2", "#f", "_", "s"):
    for text in ("1234567.891", "-0.04", "0", "0E+3", "1E+5", "12", "NaN", "-Infinity", "9.995"):
        try:
            print(repr(spec), text, repr(format(Decimal(text), spec)))
        except ValueError as error:
            print(repr(spec), error)
            break
getcontext().prec = 60
print(Decimal(2).sqrt(), Decimal(1).exp(), Decimal(10).ln(), Decimal(2).log10(), Decimal(2) ** Decimal("0.1"), sep="\n")
