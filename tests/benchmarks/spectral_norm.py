"""The spectral norm of an infinite matrix: calls of a small function inside comprehensions and sums."""


def entry(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def times(vector):
    return [sum(entry(i, j) * value for j, value in enumerate(vector)) for i in range(len(vector))]


def times_transposed(vector):
    return [sum(entry(j, i) * value for j, value in enumerate(vector)) for i in range(len(vector))]


def main(size=220, rounds=8):
    u = [1.0] * size
    for _ in range(rounds):
        v = times_transposed(times(u))
        u = times_transposed(times(v))
    top = sum(a * b for a, b in zip(u, v))
    print(f"{(top / sum(b * b for b in v)) ** 0.5:.9f}")


main()
