# Contexts, flags, traps and the exceptions that they raise.
import copy
import decimal
import pickle
from decimal import *

context = getcontext()
print(context, DefaultContext, BasicContext, ExtendedContext, sep="\n")
print(context.flags, list(context.traps), len(context.flags), context.flags == {s: False for s in context.flags}, type(context.flags).__name__)
for action in (lambda: Decimal(1) / 0, lambda: Decimal(0) / 0, lambda: Decimal("x"), lambda: Decimal("sNaN") + 1, lambda: Decimal("1e999999") * 10,
               lambda: Decimal(-1).sqrt(), lambda: Decimal(10) ** 28 // Decimal("0.1"), lambda: Decimal(1) % 0, lambda: divmod(Decimal(1), 0),
               lambda: Decimal("1e1000000000000000000000"), lambda: Decimal("nan") < 1, lambda: Decimal(1).quantize(Decimal("1e-30"))):
    try:
        print(action())
    except ArithmeticError as error:
        print(type(error), error, [base.__name__ for base in type(error).__mro__])
print(context.flags)
context.clear_flags()
with localcontext() as inner:
    inner.prec = 5
    inner.traps[Inexact] = True
    try:
        Decimal(1) / 3
    except Inexact as error:
        print(error, inner.flags[Inexact], context.flags[Inexact])
    inner.traps[Inexact] = False
    print(Decimal(1) / 3, getcontext().prec)
print(Decimal(1) / 3, getcontext() is context)
with localcontext(prec=4, rounding=ROUND_UP) as inner:
    print(Decimal(1) / 3, inner)
small = Context(prec=3, Emin=-5, Emax=5, clamp=1, capitals=0, traps=[], rounding=ROUND_DOWN)
print(small, small.Etiny(), small.Etop(), small.create_decimal("123456"), small.create_decimal("1e-9"), small.create_decimal("1e5"))
print(small.flags, small.create_decimal(1.5), small.create_decimal_from_float(0.1), small.to_sci_string(Decimal("1e5")))
again = pickle.loads(pickle.dumps(small))
print(again, again is small, small.copy(), copy.copy(small) is small, repr(small) == repr(again))
setcontext(small)
print(Decimal(22) / 7, Decimal("1e5"), str(Decimal("1e+50")))
setcontext(context)
for action in (lambda: Context(prec=0), lambda: Context(rounding="x"), lambda: Context(Emin=1), lambda: Context(capitals=2), lambda: Context(flags=1),
               lambda: Context(traps=[1]), lambda: Context(foo=1), lambda: setattr(context, "foo", 1), lambda: delattr(context, "prec"),
               lambda: setattr(context, "prec", 2.5), lambda: setattr(context, "traps", [1]), lambda: setcontext(1), lambda: localcontext(1),
               lambda: context.flags[1], lambda: context.flags.__delitem__(Inexact), lambda: context.add(1, "2"), lambda: context.power(2, 3, mod=1)):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
context.traps[FloatOperation] = True
for action in (lambda: Decimal(1.5), lambda: Decimal(1) < 1.5, lambda: Decimal(1) == 1.5, lambda: Decimal.from_float(1.5)):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
print(decimal.MAX_PREC, decimal.MAX_EMAX, decimal.MIN_EMIN, decimal.MIN_ETINY, decimal.ROUND_HALF_EVEN)
