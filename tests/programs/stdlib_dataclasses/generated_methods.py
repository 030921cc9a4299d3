# __init__, __repr__, __eq__, ordering, hash, __match_args__ and the doc string.
from dataclasses import dataclass, field, fields


@dataclass(order=True)
class P:
    x: int
    y: int = 0
    tags: list = field(default_factory=list, compare=False)
    secret: str = field(default="s", repr=False)


print(P(1), P(1, 2) == P(1, 2), P(1) < P(2), P(1, tags=[5]) == P(1), P.__match_args__, P.__doc__, P.__hash__)
print([f.name for f in fields(P)], fields(P)[1].default, P(1).tags is P(1).tags)
for call in (lambda: P(), lambda: P(1, 2, 3, 4, 5), lambda: P(1) < 5, lambda: hash(P(1))):
    try:
        call()
    except TypeError as error:
        print(error)


@dataclass(frozen=True)
class Q:
    a: int
    b: int = field(default=2, init=False)


q = Q(1)
print(q, hash(q) == hash(Q(1)), {q: 1}[Q(1)])
for change in (lambda: setattr(q, "a", 5), lambda: setattr(q, "new", 5), lambda: delattr(q, "a")):
    try:
        change()
    except AttributeError as error:
        print(type(error).__name__, error)


@dataclass
class Cycle:
    me: object = None


c = Cycle()
c.me = c
print(c, Cycle.__eq__(c, 5))
