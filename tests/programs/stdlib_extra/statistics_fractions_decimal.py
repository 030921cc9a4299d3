# Exact arithmetic, where it is offered.
from fractions import Fraction
from decimal import Decimal
import statistics
print(Fraction(1, 3) + Fraction(1, 6), Fraction("0.125"), Fraction(3, 6), float(Fraction(1, 4)), Decimal("0.1") + Decimal("0.2"), Decimal(1) / Decimal(3), statistics.mean([1, 2, 4]), statistics.median([3, 1, 2]))
