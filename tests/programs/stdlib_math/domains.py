# Every function of one number, over zeros, infinities, nans and what is no number.
import math

inf, nan = math.inf, math.nan
VALUES = [0.0, -0.0, 1, -1, 0.5, -2.5, 1e-20, 1e300, inf, -inf, nan, 5e-324, 710.0, -745.2, 171.7, -201.5, 7, 2 ** 70, 2 ** 1024, "a", None]
NAMES = """acos acosh asin asinh atan atanh cbrt ceil cos cosh degrees erf erfc exp exp2 expm1 fabs floor frexp gamma isfinite isinf
isnan lgamma log log10 log1p log2 modf radians sin sinh sqrt tan tanh trunc ulp""".split()


def shown(function, *args):
    try:
        return repr(function(*args))[:60]
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for name in NAMES:
    print(name, *[shown(getattr(math, name), value) for value in VALUES], sep=" | ")
    print(name, shown(getattr(math, name)), shown(getattr(math, name), 1, 2, 3), sep=" | ")
for name in "atan2 copysign fmod pow remainder nextafter ldexp hypot".split():
    for first in (0.0, -1, 2.5, inf, nan):
        print(name, first, *[shown(getattr(math, name), first, second) for second in (0, -0.0, 3, -2, 1e308, inf, -inf, nan, 2 ** 64, "a")], sep=" | ")
