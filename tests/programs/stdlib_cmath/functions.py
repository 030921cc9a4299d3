# Every function of a complex number, in all quadrants, near the branch cuts, and of what is not finite.
import cmath

inf, nan = cmath.inf, cmath.nan
VALUES = [0, -0.0, 1, -1, 1j, -1j, 0.5 + 0.25j, -2 + 3j, 3 - 4j, -0.7 - 0.1j, complex(2, -0.0), complex(-2, 0.0), complex(-2, -0.0), 1e-310 + 1e-310j, 1e300 + 1e300j, 720 + 1j,
          complex(inf, 1), complex(-inf, 1), complex(1, inf), complex(inf, inf), complex(nan, 1), complex(nan, nan), 2 ** 70, True]


def shown(function, *args, **keywords):
    try:
        return repr(function(*args, **keywords))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for name in "acos acosh asin asinh atan atanh cos cosh exp log log10 sin sinh sqrt tan tanh phase polar isfinite isinf isnan".split():
    for value in VALUES:
        print(name, value, shown(getattr(cmath, name), value), sep=" | ")
    print(name, shown(getattr(cmath, name), "a"), shown(getattr(cmath, name)), sep=" | ")
for r in (0, 1, -2.5, inf, -inf, nan):
    print("rect", r, *[shown(cmath.rect, r, phi) for phi in (0, -0.0, 1, -2.5, inf, nan)], sep=" | ")
print(shown(cmath.log, 1 + 2j, 2), shown(cmath.log, 2, 1), shown(cmath.log, 3, 2j), shown(cmath.log, 0, 2), shown(cmath.log, 1, "a"), sep=" | ")
print(cmath.isclose(1 + 1j, 1 + 1.0000000001j), cmath.isclose(1, 2), cmath.isclose(1, 2j, abs_tol=3), shown(cmath.isclose, 1, 2, rel_tol=-1))
print(cmath.pi, cmath.e, cmath.tau, cmath.inf, cmath.infj, cmath.nan, cmath.nanj)


class Number:
    def __complex__(self):
        return 3 + 4j


class Wrong:
    def __complex__(self):
        return 3


print(cmath.polar(Number()), shown(cmath.sqrt, Wrong()))
