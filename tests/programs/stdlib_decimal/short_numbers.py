# Decimals of one word and those around them: sums, products, quantized and compared in contexts of every kind.
import decimal
from decimal import Decimal

TEXTS = ("0", "-0", "0.00", "1", "-1", "9", "0.1", "-0.05", "1.5", "2.5", "-2.5", "99.995", "1E+3", "1E+18", "1E-18", "1E+19", "18446744073709551615",
         "18446744073709551616", "-18446744073709551615E-9", "9999999999999999999999999999", "1E+10000", "1E-10001", "123456789.987654321", "Infinity",
         "-Infinity", "NaN", "sNaN", "5E-1", "4999E-4", "5001E-4", "7E+25")
NUMBERS = [Decimal(text) for text in TEXTS]
ROUNDINGS = (decimal.ROUND_UP, decimal.ROUND_DOWN, decimal.ROUND_CEILING, decimal.ROUND_FLOOR, decimal.ROUND_HALF_UP, decimal.ROUND_HALF_DOWN,
             decimal.ROUND_HALF_EVEN, decimal.ROUND_05UP)
CONTEXTS = [decimal.Context(prec=prec, rounding=rounding, traps=[]) for prec in (28, 3) for rounding in ROUNDINGS]
CONTEXTS += [decimal.Context(prec=6, Emax=10, Emin=-10, clamp=clamp, traps=[]) for clamp in (0, 1)]
CONTEXTS += [decimal.Context(prec=50, traps=[]), decimal.Context(prec=38, traps=[])]


def digest(results):
    total = 0
    for text in results:
        for char in text:
            total = (total * 131 + ord(char)) % (2**61 - 1)
    return total


for context in CONTEXTS:
    decimal.setcontext(context)
    for name in ("__add__", "__sub__", "__mul__", "quantize"):
        results = []
        for a in NUMBERS:
            for b in NUMBERS:
                context.clear_flags()
                result = getattr(a, name)(b)
                results.append(f"{a} {b} {result} {sorted(flag.__name__ for flag, on in context.flags.items() if on)}")
        print(context.prec, context.rounding, context.Emax, context.clamp, name, digest(results), results[321])

for rounding in ROUNDINGS:
    print([str(Decimal(text).quantize(Decimal("0.1"), rounding)) for text in ("0.25", "-0.25", "0.35", "0.349", "-0.351", "0.05", "0.95", "99")])

decimal.setcontext(decimal.Context(traps=[]))
orders = ""
for a in NUMBERS:
    for b in NUMBERS:
        orders += "".join("01"[test] for test in (a < b, a <= b, a == b, a != b, a >= b, a > b))
print(digest([orders]), orders[:60])
for number in (5, -7, 0, 2**63, -2**63, 2**64, True):
    print([str(Decimal("1.25") + number), str(number - Decimal("1.25")), str(number * Decimal("1.25")), Decimal("1.25") < number])


class Money(Decimal):
    pass


print(type(Money("1.5") + 1), type(Money("1.5").quantize(Decimal("1"))), type(Decimal(1) * Money(2)), type(Decimal(Money(3))))
decimal.setcontext(decimal.Context(traps=[decimal.Inexact]))
for use in (lambda: Decimal("1.25").quantize(Decimal("0.1")), lambda: Decimal("1.50").quantize(Decimal("0.1")),
            lambda: Decimal("9999999999999999999") * Decimal("9999999999999999999")):
    try:
        print(use())
    except decimal.Inexact as error:
        print(type(error).__name__, error)
