# Sums and products grow past one digit and past a machine word, and come back.
def f(start, step, n):
    x = start
    for i in range(n):
        x = x + step
    return x
def g(n):
    x = 1
    for i in range(n):
        x = x * 3 - 1
    while x > 10:
        x = x // 7
    return x
print(f(0, 1, 100), f(2 ** 30 - 50, 1, 100), f(2 ** 62, 2 ** 60, 10), f(-2 ** 63, -1, 3), f(2 ** 63, -2 ** 62, 4), g(100))
x = 1
for i in range(70):
    x <<= 1
    y = x - 1
    if y + 1 != x or x >> 1 << 1 != x or -x != 0 - x or abs(-x) != x or ~y != -x: print("wrong at", i)
print(x, y, sum(2 ** i for i in range(64)), (2 ** 31) * (2 ** 31), (2 ** 32) * (2 ** 32), -2 ** 63 - 1, (2 ** 62) + (2 ** 62))
