"""`in`, run often, of every container, with keys of every kind."""


class Equal:
    def __init__(self, value):
        self.value = value

    def __eq__(self, other):
        Equal.asked += 1
        return self.value == getattr(other, "value", other)

    def __hash__(self):
        return hash(self.value)

    asked = 0


class Unhashable:
    __hash__ = None


nan = float("nan")
containers = {
    "list": [1, "a", (1, 2), 2.5, None, nan, 1 << 70],
    "tuple": (1, "a", (1, 2), 2.5, None, nan, 1 << 70),
    "set": {1, "a", (1, 2), 2.5, None, nan, 1 << 70},
    "frozenset": frozenset([1, "a", (1, 2), 2.5]),
    "dict": {1: 0, "a": 0, (1, 2): 0, 2.5: 0, None: 0, 1 << 70: 0},
    "words": {"a": 0, "b": 1},
    "with objects": [Equal(1), Equal("a")],
    "set of objects": {Equal(1), Equal("a"), 3},
    "dict of objects": {Equal(1): 0, Equal("a"): 0, 3: 0},
    "str": "abca",
    "bytes": b"abc",
    "range": range(5),
}
items = [1, 2, 1.0, True, "a", "bc", "", (1, 2), (1, (2,)), 2.5, None, nan, float("nan"), 1 << 70, 3, -1, Equal(1), [1], Unhashable(), b"a", 97]


def ask(container, item):
    return item in container


def ask_not(container, item):
    return item not in container


def ask_and_jump(container, item):
    if item in container:
        return 1
    return 0


def table(rounds):
    for _ in range(rounds):
        lines = []
        for name, container in containers.items():
            answers = []
            for item in items:
                try:
                    found = ask(container, item)
                    assert found is not ask_not(container, item) and found == ask_and_jump(container, item)
                    answers.append("01"[found])
                except (TypeError, ValueError) as error:
                    answers.append(str(error)[:12] + ",")
            lines.append(f"{name}: {''.join(answers)}")
    return lines


for line in table(30):
    print(line)
print(Equal.asked > 0)


def numbers(rounds):
    found = 0
    seen = set()
    table = {}
    for i in range(rounds):
        found += i in seen
        found += i * 2 in (0, 10, 100)
        found += i / 2 in [1.5, 2.0]
        found += i in table
        found += i * 1.0 in table
        seen.add(i // 2)
        table[i + 1] = i
        found += table[i + 1]
    return found, len(seen), len(table)


print(numbers(500))
