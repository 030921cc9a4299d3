# The abstract numbers.
import numbers
from fractions import Fraction

for value in (True, 5, 2.5, 1j, Fraction(1, 2), "x"):
    print([kind.__name__ for kind in (numbers.Number, numbers.Complex, numbers.Real, numbers.Rational, numbers.Integral) if isinstance(value, kind)])


class Seven(numbers.Integral):
    def __int__(self): return 7
    def __eq__(self, other): return int(self) == other
    def __hash__(self): return 7
    def __pos__(self): return 7
    locals().update({f"__{name}__": lambda self, *args, name=name: name for name in
                     "add radd neg mul rmul truediv rtruediv pow rpow abs trunc floor ceil round floordiv rfloordiv mod rmod lt le "
                     "lshift rlshift rshift rrshift and rand xor rxor or ror invert".split()})


s = Seven()
print(float(s), complex(s), s.numerator, s.denominator, s.real, s.imag, s.conjugate(), bool(s), s + 1, s - 1 if False else s.__index__(), divmod(s, 2))
try:
    numbers.Real()
except TypeError as error:
    print(str(error)[:60])
