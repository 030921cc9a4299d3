# Exact results where the context has room for more digits than there is memory; punctuation given to __format__.
from decimal import *

with localcontext(Context(prec=MAX_PREC, Emin=MIN_EMIN, Emax=MAX_EMAX)):
    print(Decimal(0).exp(), Decimal(1).ln(), Decimal(10 ** 223).log10(), Decimal(4).sqrt(), Decimal("40E9").sqrt(), Decimal(4) / 2)
    print(Decimal(10) // 3, divmod(Decimal(10), 3), Decimal(400) ** -1, Decimal(7) / 8, Decimal("1e-5") + 10 ** 20)
    for action in (lambda: Decimal(1) / 3, lambda: Decimal(2).sqrt()):
        try:
            print(action())
        except MemoryError as error:
            print("MemoryError", error)
punctuation = {"decimal_point": ",", "grouping": "\3\3\0", "thousands_sep": "."}
print(Decimal("1234567.89").__format__("n", punctuation), Decimal("1234567.89").__format__(".1f", punctuation))
for arguments in (("",), ("", {}), ("", 1), (1,), ()):
    try:
        print(Decimal(1).__format__(*arguments))
    except Exception as error:
        print(type(error).__name__, len(str(error)) > 0)
