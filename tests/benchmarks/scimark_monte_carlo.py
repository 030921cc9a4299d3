"""SciMark's kind: pi by throwing darts, with a lagged random generator of our own."""


class Darts:
    MASK = (1 << 31) - 1

    def __init__(self, seed):
        self.state = []
        for _ in range(17):
            seed = (seed * 9069) & self.MASK
            self.state.append(seed)
        self.i = 4
        self.j = 16

    def next(self):
        state = self.state
        value = state[self.i] - state[self.j]
        if value < 0:
            value += 2147483647
        state[self.j] = value
        self.i = self.i - 1 if self.i else 16
        self.j = self.j - 1 if self.j else 16
        return value * 4.656612875245797e-10


def estimate(count):
    darts = Darts(113)
    inside = 0
    for _ in range(count):
        x = darts.next()
        y = darts.next()
        if x * x + y * y <= 1.0:
            inside += 1
    return 4.0 * inside / count


print(f"{estimate(700_000):.6f}")
