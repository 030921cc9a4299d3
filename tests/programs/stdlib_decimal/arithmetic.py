# Operators, with signs, exponents, infinities and NaNs; what each operation leaves in the flags.
import decimal
from decimal import Decimal, getcontext, localcontext

values = [Decimal(text) for text in ("0", "-0", "2.50", "-7", "1E+5", "123456789012345678901234567890", "1E-10", "-Infinity", "NaN123")]
operations = ("add", "subtract", "multiply", "divide", "divide_int", "remainder", "remainder_near", "divmod", "power", "compare", "max", "min",
              "max_mag", "min_mag", "quantize", "compare_total", "next_toward", "copy_sign", "same_quantum", "scaleb", "shift", "rotate")
for name in operations:
    for a in values:
        line = []
        for b in values:
            if name == "power" and abs(b.adjusted()) > 30:
                continue
            context = decimal.Context(traps=[])
            result = getattr(context, name)(a, b)
            line.append(f"{result} {''.join(signal.__name__[0] for signal, value in context.flags.items() if value)}")
        print(name, a, *line, sep="; ")
for name in ("abs", "minus", "plus", "sqrt", "exp", "ln", "log10", "logb", "normalize", "to_integral_exact", "to_integral_value", "next_minus",
             "next_plus", "number_class", "to_eng_string", "to_sci_string", "is_normal", "is_subnormal", "is_signed", "copy_negate"):
    for a in values:
        context = decimal.Context(traps=[])
        print(name, a, getattr(context, name)(a), [signal.__name__ for signal, value in context.flags.items() if value])
print(Decimal(2) ** Decimal("0.5"), Decimal(2) ** -3, Decimal("1.1") ** 100, pow(Decimal(7), 5, 13), Decimal(10) ** Decimal("-0.3"))
print(Decimal(1) + 2, 2 - Decimal("0.5"), 7 // Decimal(2), -7 % Decimal(3), divmod(7, Decimal(2)), 2 ** Decimal(3), +Decimal("-0"), -Decimal(0))
print(Decimal("101").logical_and(Decimal("110")), Decimal("101").logical_or(10), Decimal("101").logical_xor(111), Decimal(1).fma(2, 3))
for rounding in (decimal.ROUND_UP, decimal.ROUND_DOWN, decimal.ROUND_CEILING, decimal.ROUND_FLOOR, decimal.ROUND_HALF_UP,
                 decimal.ROUND_HALF_DOWN, decimal.ROUND_HALF_EVEN, decimal.ROUND_05UP):
    with localcontext() as context:
        context.rounding = rounding
        context.prec = 3
        print(rounding, [str(+Decimal(text)) for text in ("1.235", "1.245", "-1.235", "1.2451", "9.995", "-9.995", "1.001", "1.0005")])
        print([str(Decimal(text).quantize(Decimal("0.1"))) for text in ("1.25", "1.35", "-1.25", "-0.05")], Decimal("2.5").to_integral())
print([round(Decimal(text), 1) for text in ("1.25", "1.35")], round(Decimal("2.5")), round(Decimal("1234"), -2), int(Decimal("-3.9")))
import math
print(math.floor(Decimal("-1.5")), math.ceil(Decimal("1.2")), math.trunc(Decimal("9.9")), float(Decimal("0.1")), complex(Decimal(2)), bool(Decimal("0.0")))
