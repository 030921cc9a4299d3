# kw_only, slots, InitVar, ClassVar, __post_init__, inheritance.
from dataclasses import KW_ONLY, InitVar, dataclass, field
from typing import ClassVar
import inspect


@dataclass
class Base:
    a: int
    count: ClassVar[int] = 0
    scale: InitVar[int] = 2
    total: int = field(init=False)

    def __post_init__(self, scale):
        self.total = self.a * scale


@dataclass
class Derived(Base):
    _: KW_ONLY
    b: str = "b"


print(Base(3, 5), Derived(1, b="x"), inspect.signature(Derived), Base.count, Base.scale)


@dataclass(slots=True, weakref_slot=True)
class Slotted:
    x: int
    y: int = 5


s = Slotted(1)
print(s, Slotted.__slots__, hasattr(s, "__dict__"))
try:
    s.z = 1
except AttributeError as error:
    print(error)


@dataclass(kw_only=True, repr=False, eq=False, match_args=False)
class Bare:
    x: int


print("Bare object" in repr(Bare(x=1)), Bare(x=1) == Bare(x=1), hasattr(Bare, "__match_args__"))
try:
    Bare(1)
except TypeError as error:
    print(error)
