"""Classes made by @dataclass, and their instances: made, compared, ordered, replaced, turned into dicts."""
from dataclasses import asdict, astuple, dataclass, field, replace


@dataclass
class Point:
    x: int
    y: int = 0
    tags: list = field(default_factory=list)


@dataclass(frozen=True, order=True)
class Version:
    major: int
    minor: int = 0
    patch: int = field(default=0)


@dataclass(slots=True)
class Node:
    name: str
    point: Point


def classes(count):
    made = 0
    for number in range(count):
        @dataclass(order=True, frozen=number % 2 == 0)
        class Local:
            a: int
            b: str = "b"
            c: list = field(default_factory=list, compare=False, repr=False)
        made += len(repr(Local(number)))
    return made


def instances(count):
    total = 0
    for number in range(count):
        point = Point(number, tags=[number])
        other = replace(point, y=number % 5)
        total += point == other
        total += Version(number % 3, number % 7) < Version(1, 5)
        node = Node(f"n{number % 10}", other)
        if number % 8 == 0:
            total += len(asdict(node)) + len(astuple(node)) + len(repr(node))
            total += hash(Version(1, 2)) == hash(Version(1, 2))
    return total


print(classes(220), instances(40_000), max(Version(number % 4, number % 9, number) for number in range(3_000)))
