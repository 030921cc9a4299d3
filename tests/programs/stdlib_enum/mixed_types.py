# Members that are numbers, strings, dates; formats and copies.
import copy
from enum import Enum, IntEnum, ReprEnum, StrEnum, global_enum, verify, CONTINUOUS, NAMED_FLAGS, UNIQUE, Flag


class N(IntEnum):
    ONE = 1
    TWO = 2


class S(StrEnum):
    A = "alpha"


class B(bytes, Enum):
    X = b"x"


class F(float, ReprEnum):
    HALF = 0.5


print(N.ONE, repr(N.ONE), f"{N.TWO:03d}", N.ONE + N.TWO, N(2), sorted([N.TWO, N.ONE]), [10, 20, 30][N.ONE], "%s %d" % (N.ONE, N.ONE))
print(S.A, repr(S.A), S.A.upper(), f"{S.A:>7}", S.A == "alpha", B.X, repr(B.X), B.X == b"x", F.HALF, F.HALF * 2)
print(copy.deepcopy(N.ONE) is N.ONE, copy.copy([S.A])[0] is S.A, N.ONE.__reduce_ex__(2))
for checks, members in (((UNIQUE,), {"a": 1, "b": 1}), ((CONTINUOUS,), {"a": 1, "b": 5})):
    try:
        verify(*checks)(Enum("V", members))
    except ValueError as error:
        print(error)
try:
    verify(NAMED_FLAGS)(Flag("V", {"a": 1, "b": 6}))
except ValueError as error:
    print(error)


@global_enum
class G(IntEnum):
    LEFT = 1
    RIGHT = 2


print(repr(G.LEFT), LEFT, G.RIGHT)
