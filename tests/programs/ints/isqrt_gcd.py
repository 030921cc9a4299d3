# Number theory from math.
import math
print(math.gcd(12, 18), math.gcd(), math.gcd(0, 5), math.gcd(-12, 18, 8), math.lcm(4, 6), math.lcm(2, 3, 5), math.lcm(0, 2), math.isqrt(17), math.isqrt(10 ** 40))
print(math.factorial(20), math.comb(10, 3), math.perm(5, 2), math.perm(4), math.comb(3, 5), math.gcd(2 ** 100, 6 ** 50), math.prod([2, 3, 7]))
for f in (lambda: math.isqrt(-1), lambda: math.factorial(-1), lambda: math.comb(-1, 2), lambda: math.factorial(2.5)):
    try:
        print(f())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
