"""SHA-512 in Python, for random.seed() with a string where there is no hashing module."""

_MASK = (1 << 64) - 1


def _constants():
    # The first 64 bits of the fractional parts of the square and cube roots of the first primes.
    primes = []
    candidate = 2
    while len(primes) < 80:
        if all(candidate % prime for prime in primes):
            primes.append(candidate)
        candidate += 1
    from math import isqrt
    start = [isqrt(prime << 128) & _MASK for prime in primes[:8]]
    rounds = [_cube_root(prime << 192) & _MASK for prime in primes]
    return start, rounds


def _cube_root(n):
    root = 1 << -(-n.bit_length() // 3)
    while True:
        better = (2 * root + n // (root * root)) // 3
        if better >= root:
            return root
        root = better


_known = None


def sha512(data):
    """The digest of a bytes object."""
    global _known
    if _known is None:
        _known = _constants()
    state, rounds = list(_known[0]), _known[1]
    data = bytes(data)
    padding = -(len(data) + 17) % 128
    message = data + b"\x80" + bytes(padding) + (len(data) * 8).to_bytes(16, "big")
    for start in range(0, len(message), 128):
        words = [int.from_bytes(message[start + 8 * i:start + 8 * i + 8], "big") for i in range(16)]
        for i in range(16, 80):
            w2, w15 = words[i - 2], words[i - 15]
            s0 = (w15 >> 1 | w15 << 63) ^ (w15 >> 8 | w15 << 56) ^ w15 >> 7
            s1 = (w2 >> 19 | w2 << 45) ^ (w2 >> 61 | w2 << 3) ^ w2 >> 6
            words.append((words[i - 16] + (s0 & _MASK) + words[i - 7] + (s1 & _MASK)) & _MASK)
        a, b, c, d, e, f, g, h = state
        for constant, word in zip(rounds, words):
            s1 = ((e >> 14 | e << 50) ^ (e >> 18 | e << 46) ^ (e >> 41 | e << 23)) & _MASK
            first = h + s1 + (e & f ^ ~e & g) + constant + word
            s0 = ((a >> 28 | a << 36) ^ (a >> 34 | a << 30) ^ (a >> 39 | a << 25)) & _MASK
            second = s0 + (a & b ^ a & c ^ b & c)
            a, b, c, d, e, f, g, h = (first + second) & _MASK, a, b, c, (d + first) & _MASK, e, f, g
        state = [(old + new) & _MASK for old, new in zip(state, (a, b, c, d, e, f, g, h))]
    return b"".join(word.to_bytes(8, "big") for word in state)
