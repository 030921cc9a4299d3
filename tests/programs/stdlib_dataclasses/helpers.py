# asdict, astuple, replace, is_dataclass, fields.
from collections import namedtuple
from dataclasses import asdict, astuple, dataclass, field, fields, is_dataclass, replace, InitVar


@dataclass
class Point:
    x: int
    y: list


@dataclass
class Line:
    a: Point
    more: dict = field(default_factory=dict)


NT = namedtuple("NT", "p q")
line = Line(Point(1, [2]), {"k": (Point(3, []), NT(Point(4, []), 5))})
d = asdict(line)
print(d)
print(astuple(line), d["a"]["y"] is line.a.y)
print(replace(line, a=None), is_dataclass(line), is_dataclass(Line), is_dataclass(5), is_dataclass(list[int]))
print(fields(Point)[0])


@dataclass
class WithInit:
    a: int
    b: InitVar[int]
    c: int = field(init=False, default=7)


for call in (lambda: asdict(Point), lambda: replace(5), lambda: fields(5), lambda: replace(WithInit(1, 2), a=3),
             lambda: replace(WithInit(1, 2), b=3, c=4)):
    try:
        print(call())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
