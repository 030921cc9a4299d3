# factorial, comb, perm, isqrt, gcd, lcm with small and large integers, and logarithms of large ones.
import math


def shown(function, *args):
    try:
        return repr(function(*args))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for n in range(0, 70, 7):
    print(n, [math.comb(n, k) for k in range(n + 2)], [math.perm(n, k) for k in range(0, n + 2, 9)])
print(math.comb(10 ** 20, 3), math.perm(10 ** 20, 9), math.comb(500, 250), math.perm(300, 40), math.factorial(200))
print(math.comb(2 ** 64, 2 ** 64), math.comb(2 ** 64, 2 ** 64 - 1), math.perm(5), math.perm(5, None))
for e in range(50, 300, 13):
    for n in (2 ** e - 1, 2 ** e, (3 ** e) ** 2 - 1, (3 ** e) ** 2):
        root = math.isqrt(n)
        print(root if e < 100 else root % 10 ** 20, root * root <= n < (root + 1) ** 2, end=" ")
    print(math.gcd(6 ** e, -10 ** e) == 2 ** e, math.lcm(6 ** e, -10 ** e, 7) == 7 * 30 ** e, math.log(3 ** (e * 9)), math.log2(5 ** (e * 9)), math.log10(7 ** e))
print(math.gcd(), math.gcd(-4), math.gcd(0, 0), math.gcd(12, 18, 27), math.lcm(), math.lcm(-4), math.lcm(0, 5), math.lcm(4, 6, 10), math.gcd(True, 5))
print(math.log(10 ** 400, 10), math.log(8, 2), math.log2(2 ** 1024 - 1), shown(math.log, 2, 1), shown(math.log, 0), shown(math.log, -10 ** 400))
for function in (math.comb, math.perm, math.gcd, math.lcm):
    print(function.__name__, shown(function, 5, -1), shown(function, -5, 1), shown(function, 1.5, 2), shown(function, "a", 1), shown(function, 2 ** 65, 2 ** 64))
for function in (math.factorial, math.isqrt):
    print(function.__name__, shown(function, -1), shown(function, 4.0), shown(function, "a"), shown(function, 2 ** 64) if function is math.isqrt else "", shown(function))
print(shown(math.factorial, 2 ** 70), shown(math.factorial, -2 ** 70), shown(math.isqrt, True))


class Index:
    def __index__(self):
        return 12

    def __floor__(self):
        return "floor"

    def __ceil__(self):
        return "ceil"

    def __trunc__(self):
        return "trunc"


i = Index()
print(math.floor(i), math.ceil(i), math.trunc(i), math.factorial(i), math.comb(i, 3), math.gcd(i, 8), math.isqrt(i), math.sqrt(i))
