# Primes, gcd, collatz, pascal, fibonacci, perfect and armstrong numbers, binary.
def primes(n):
    sieve = [True] * (n + 1)
    for i in range(2, int(n ** 0.5) + 1):
        if sieve[i]:
            sieve[i * i::i] = [False] * len(sieve[i * i::i])
    return [i for i in range(2, n + 1) if sieve[i]]
def gcd(a, b):
    while b: a, b = b, a % b
    return a
def collatz(n):
    out = [n]
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        out.append(n)
    return out
def pascal(n):
    row = [1]
    for _ in range(n):
        yield row
        row = [a + b for a, b in zip([0] + row, row + [0])]
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
f = fib()
print(primes(50), gcd(1071, 462), collatz(6), list(pascal(5)), [next(f) for _ in range(12)])
print([n for n in range(2, 500) if n == sum(d for d in range(1, n) if n % d == 0)], [n for n in range(100, 1000) if n == sum(int(d) ** 3 for d in str(n))], bin(37)[2:], int("100101", 2), sum(int(d) for d in str(2 ** 100)))
