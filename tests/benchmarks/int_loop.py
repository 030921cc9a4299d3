"""Integer arithmetic in loops over local variables."""


def collatz_longest(limit):
    best, best_length = 0, 0
    for start in range(1, limit):
        n, length = start, 1
        while n != 1:
            n = n // 2 if n % 2 == 0 else 3 * n + 1
            length += 1
        if length > best_length:
            best, best_length = start, length
    return best, best_length


def mix(rounds):
    state = 12345
    for i in range(rounds):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        state ^= i << 3
    return state


print(collatz_longest(35_000), mix(2_000_000))
