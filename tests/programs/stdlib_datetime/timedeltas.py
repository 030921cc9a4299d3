# Differences: normal form, arithmetic, rounding.
from datetime import timedelta as td

print(repr(td(1.5)), td(hours=25, minutes=-3), repr(td(microseconds=-1)), td(-1), repr(td()), td(weeks=1, milliseconds=1500), str(td(days=2, seconds=1)))
print(td(1) * 1.5, td(1) / 3, td(5) // td(2), td(5) % td(2), divmod(td(5), td(2)), td(1) / td(hours=1), td(7) // 2, abs(td(-3, 5)), -td(1, 2, 3), 2 * td(1))
print(td(seconds=0.1 + 0.2).microseconds, td(microseconds=0.5).microseconds, td(microseconds=1.5).microseconds, td(days=1e-7).microseconds, td(1).total_seconds())
print(td(1) < td(2), td(1) == td(hours=24), bool(td()), hash(td(1)) == hash(td(hours=24)), td.max, repr(td.min), td.resolution, sorted([td(2), td(1)]), sum([td(1), td(2)], td()))
for bad in (lambda: td("x"), lambda: td(10 ** 9), lambda: td(1) / 0, lambda: td(1) + 5, lambda: td.max + td(1), lambda: td(1) * "x"):
    try:
        bad()
    except (TypeError, OverflowError, ZeroDivisionError) as error:
        print(type(error).__name__, str(error).replace("datetime.", ""))
