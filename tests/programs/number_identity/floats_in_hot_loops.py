# Sums, products, comparisons and conversions of floats and ints mixed.
def mix(n):
    total, product, count = 0.0, 1.0, 0
    for i in range(1, n):
        x = i / 3
        total += x * 2 - 1
        product *= 1.0001
        if x > 10 and i % 2 == 0 or x == 1.0:
            count += 1
        if i == n // 2:
            total = int(total)
    return total, product, count
print(mix(1000))
def newton(v):
    x = v
    for _ in range(30):
        x = (x + v / x) / 2
    return x
print(newton(2), newton(2.0), newton(10 ** 10))
a = b = 0.1
for i in range(5):
    a, b = b, a + b
    a -= -0.0
print(a, b, a is b, -0.0 + 0.0, -0.0)
def ops(x, y): return x + y, x - y, x * y, x / y, x // y, x % y, x ** y, -x, x < y, x <= y, x == y, x != y, x > y, x >= y
for x, y in ((7, 2), (7.0, 2), (7, 2.0), (7.5, -2.5), (-7, 2), (2 ** 62, 3), (True, 2), (0.0, 5)):
    print(ops(x, y))
