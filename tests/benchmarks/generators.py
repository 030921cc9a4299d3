"""Generators: pipelines, yield from, send, and a recursive walk."""


def numbers(limit):
    for i in range(limit):
        yield i


def evens(source):
    for n in source:
        if n % 2 == 0:
            yield n


def pairs(source):
    for n in source:
        yield n, n + 1


def walk(tree):
    if tree:
        left, value, right = tree
        yield from walk(left)
        yield value
        yield from walk(right)


def build(low, high):
    if low >= high:
        return None
    middle = (low + high) // 2
    return build(low, middle), middle, build(middle + 1, high)


def averager():
    total, count = 0, 0
    while True:
        total += yield (total, count)
        count += 1


def main():
    print(sum(a * b % 7 for a, b in pairs(evens(numbers(1_200_000)))))
    print(sum(walk(build(0, 150_000))))
    running = averager()
    next(running)
    for i in range(1_500_000):
        state = running.send(i)
    print(state)


main()
