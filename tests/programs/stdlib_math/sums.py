# fsum, prod, dist, hypot, isclose.
import math


def shown(function, *args, **keywords):
    try:
        return repr(function(*args, **keywords))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


inf, nan = math.inf, math.nan
for values in ([0.1] * 10, [], [1e16, 1, 1e-16], [1e308, 1e308, -1e308], [inf, 1], [inf, -inf], [nan, 1], [2 ** 60, 0.5], ["a"], 3, [1e100, 1.0, -1e100]):
    print("fsum", shown(math.fsum, values))
for args, keywords in [(([1, 2, 3],), {}), (([1.5, 2, 3],), {}), (([],), {}), (([1, 2 ** 62, 4, 5],), {}), ((["a", 2],), {}), (([2, "a"],), {}), (([1, 2],), {"start": 5}),
                       (([1, 2], 5), {}), ((3,), {}), (([True, 2],), {}), (([2, 3.5, 2 ** 100],), {"start": 2}), ((), {}), (([[1], 2],), {}), (([2, -2 ** 63],), {})]:
    print("prod", shown(math.prod, *args, **keywords))
print("hypot", math.hypot(), math.hypot(-3), math.hypot(3, 4), math.hypot(1, 1, 1), math.hypot(1e-320, 1e-320), math.hypot(1e300, 1e300), math.hypot(nan, inf), math.hypot(nan, 1))
print("hypot", [math.hypot(0.1 * i, 0.7 * i, 1.3) for i in range(12)])
for p, q in [((1, 2), (3, 4)), ([1, 2], (3, 4)), ((1, 2), (3,)), (1, 2), ((1, "a"), (2, 3)), ((), ()), ((inf,), (inf,)), ((nan, 1), (0, 0)), (iter([1, 1]), range(2))]:
    print("dist", shown(math.dist, p, q))
print(math.isclose(1, 1.0000000001), math.isclose(1, 2), math.isclose(1, 2, abs_tol=1), math.isclose(inf, inf), math.isclose(inf, 1), math.isclose(nan, nan), math.isclose(a=1, b=1))
print(shown(math.isclose, 1, 2, rel_tol=-1), shown(math.isclose, 1), shown(math.isclose, 1, 2, 3), shown(math.isclose, 1, 2, foo=3), sep="\n")
print(math.pi, math.e, math.tau, math.inf, math.nan, sorted(name for name in dir(math) if not name.startswith("_")))
