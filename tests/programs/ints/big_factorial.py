# Products and quotients of many digits.
def factorial(n):
    result = 1
    for i in range(2, n + 1):
        result *= i
    return result

f = factorial(100)
print(f)
for i in range(100, 1, -1):
    f //= i
print(f, factorial(60) % (10 ** 20 + 39), factorial(200) // factorial(197))
