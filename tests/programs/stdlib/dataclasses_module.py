# dataclass: generated methods and options.
from dataclasses import dataclass, field, asdict, astuple, replace, fields, FrozenInstanceError
@dataclass
class P:
    x: int
    y: int = 2
    tags: list = field(default_factory=list)
p = P(1)
p.tags.append("t")
print(p, P(1) == P(1), P(1) == P(2), P(1).tags, asdict(p), astuple(p), replace(p, x=9), [f.name for f in fields(P)])
@dataclass(order=True, frozen=True)
class V:
    n: int
    label: str = field(default="", compare=False, repr=False)
print(V(1) < V(2), sorted([V(3), V(1)]), hash(V(1)) == hash(V(1, "other")), V(1, "a") == V(1, "b"))
@dataclass(slots=True, kw_only=True)
class S:
    a: int
    b: int = 0
    def __post_init__(self): self.b += self.a
print(S(a=3), hasattr(S(a=1), "__dict__"))
@dataclass
class Child(P):
    z: int = 5
print(Child(1, z=7))
for f in (lambda: P(), lambda: P(1, 2, [], 4), lambda: setattr(V(1), "n", 2), lambda: S(1), lambda: P(1) < P(2), lambda: hash(P(1))):
    try:
        f()
    except (TypeError, FrozenInstanceError) as error:
        print(type(error).__name__, error)
try:
    @dataclass
    class Bad:
        a: list = []
except ValueError as error:
    print(error)
try:
    @dataclass
    class Bad2:
        a: int = 1
        b: int
except TypeError as error:
    print(error)
