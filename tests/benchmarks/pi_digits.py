"""Digits of pi: integers of thousands of bits, multiplied and divided."""
from itertools import count, islice


def digits():
    """Gosper's series through a stream of linear fractional transformations."""
    terms = ((k, 4 * k + 2, 0, 2 * k + 1) for k in count(1))
    q, r, s, t = 1, 0, 0, 1
    while True:
        guess = (3 * q + r) // (3 * s + t)
        while guess != (4 * q + r) // (4 * s + t):
            a, b, c, d = next(terms)
            q, r, s, t = q * a + r * c, q * b + r * d, s * a + t * c, s * b + t * d
            guess = (3 * q + r) // (3 * s + t)
        yield guess
        q, r = 10 * (q - guess * s), 10 * (r - guess * t)


text = "".join(map(str, islice(digits(), 2000)))
print(text[:12], text[-12:], sum(map(int, text)))
