"""Function calls: recursion, keyword and default arguments, closures."""


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def add(a, b=2, *, c=3):
    return a + b + c


def make_counter():
    count = 0

    def counter():
        nonlocal count
        count += 1
        return count

    return counter


def main():
    total = fib(28)
    for i in range(700_000):
        total += add(i) + add(i, 5) + add(i, c=7)
    counter = make_counter()
    for _ in range(1_500_000):
        counter()
    print(total, counter())


main()
