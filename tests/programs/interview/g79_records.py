# One record as tuple, list, dict, class, slots, namedtuple, dataclass.
import sys
from collections import namedtuple
from dataclasses import dataclass
P = namedtuple("P", "x y")
@dataclass(slots=True)
class D:
    x: int
    y: int
class C:
    def __init__(self): self.x, self.y = 1, 2
print([sys.getsizeof(r) for r in ((1, 2), [1, 2], {"x": 1, "y": 2}, C(), P(1, 2), D(1, 2))])
