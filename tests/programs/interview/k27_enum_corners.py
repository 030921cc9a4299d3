# What are members, aliases, flags and what do they refuse?
import re
import sys


class WithoutAddresses:
    def write(self, text):
        sys.__stdout__.write(re.sub("0x[0-9a-f]{4,}", "0x...", text))

    def flush(self):
        sys.__stdout__.flush()


sys.stdout = WithoutAddresses()
import enum, functools
from enum import *
class C(Enum):
    RED = 1; GREEN = 2; CRIMSON = 1
    def describe(self): return self.name.lower()
    @property
    def p(self): return self.value * 10
    @classmethod
    def default(cls): return cls.RED
print(C.RED, repr(C.RED), C(1), C["RED"], C.RED is C(1), C.CRIMSON is C.RED, list(C), C.__members__, len(C), C.RED.describe(), C.RED.p, C.default(), C.RED in C, type(C.RED), isinstance(C.RED, C), C.RED.name, C.RED.value, hash(C.RED) == hash("RED"), C.RED == 1, C.RED != C.GREEN)
for code in ("C(5)", "C['X']", "C.X", "C.RED < C.GREEN", "C()", "1 in C", "C.RED.value = 3" if 0 else "setattr(C.RED, 'value', 3)", "setattr(C, 'RED', 5)", "delattr(C, 'RED')", "C.RED.GREEN", "C.RED.RED", "type('S', (C,), {})", "C.RED()", "int(C.RED)", "C('RED')", "str(C.RED) + format(C.RED)"):
    try: print(code, "->", eval(code))
    except Exception as e: print(code, "->", type(e).__name__, e)
try:
    class D(Enum): A = 1; A = 2
except TypeError as e: print(e)
try:
    class D(C): B = 1
except TypeError as e: print(e)
class I(IntEnum): A = 1; B = 2
print(I.A < I.B, I.A + 1, I.A == 1, repr(I.A), str(I.A), f"{I.A}", "%d" % I.A, "%s" % I.A, isinstance(I.A, int), sorted([I.B, I.A]), type(I.A + I.B), I(1), [10, 20][I.A], I.A is I(1), {1: "x"}[I.A], type(I.A | 2))
class S(StrEnum): A = auto(); B_C = auto(); D = "dd"
print(S.A, repr(S.B_C), S.D == "dd", S.A.upper(), f"{S.A:>5}", str(S.A), type(str(S.A)))
class F(Flag): R = auto(); W = auto(); X = auto(); RW = R | W
print(F.R, repr(F.R | F.W), F.RW, F.R | F.X, ~F.R, F.R & F.W, bool(F.R & F.W), F.R in F.RW, list(F.RW), F(5), F(0), F.RW.name, (F.R | F.X).name, F.R ^ F.RW, len(F.RW), F.RW.value, list(F), F(7))
try: F(8)
except ValueError as e: print(e)
try: F.R | 1
except TypeError as e: print(e)
class IF(IntFlag): A = 1; B = 2
print(IF.A | IF.B, IF.A | 8, IF(3), repr(IF(3)), IF.A + IF.B, IF.A == 1, ~IF.A, repr(~IF.A))
class Au(Enum):
    def _generate_next_value_(name, start, count, last): return (name, start, count, last)
    A = auto(); B = auto()
print(list(Au))
class Planet(Enum):
    EARTH = (5.97e24, 6.37e6)
    def __init__(self, mass, radius): self.mass = mass
print(Planet.EARTH.mass, Planet.EARTH.value, Planet((5.97e24, 6.37e6)))
class N(Enum):
    A = 1
    def __new__(cls, v): o = object.__new__(cls); o._value_ = v * 100; return o
print(N.A.value, N(100))
class M(Enum):
    A = 1
    @classmethod
    def _missing_(cls, v): return cls.A if v == "alias" else None
print(M("alias"))
try: M("zzz")
except ValueError as e: print(e)
@unique
class U(Enum): A = 1
try:
    @unique
    class U2(Enum): A = 1; B = 1
except ValueError as e: print(e)
Fn = Enum("Fn", "A B C"); print(list(Fn), Fn.__module__, Enum("X", {"a": 5}).a, Enum("Y", [("q", 1)]).q, IntEnum("Z", "a b", start=5).b)
class Meth(Enum):
    ADD = functools.partial(lambda a, b: a + b)
    sub = lambda a: a
    @staticmethod
    def st(): return 1
print(list(Meth), Meth.ADD if not isinstance(Meth.ADD, Enum) else "member")
class Ig(Enum):
    _ignore_ = ["tmp"]
    tmp = 5; A = tmp
    _priv = 3; __dunder__ = 4; __mangled = 5
print(list(Ig), hasattr(Ig, "tmp"))
class Nm(Enum):
    A = nonmember(1) if hasattr(enum, "nonmember") else 1; B = member(2) if hasattr(enum, "member") else 2
print(list(Nm), Nm.A)
import copy, pickle; print(copy.deepcopy(C.RED) is C.RED, pickle.loads(pickle.dumps(C.RED)) is C.RED, C.RED.__reduce_ex__(2)[0] is C or C.RED.__reduce_ex__(2))
match C.RED:
    case C.GREEN: print("g")
    case C.RED: print("r")
print(dir(C.RED), [n for n in dir(C) if not n.startswith("__")])
class Mixed(str, Enum): A = "a"
print(Mixed.A == "a", repr(Mixed.A), str(Mixed.A), f"{Mixed.A}", "%s" % Mixed.A, "".join([Mixed.A]), isinstance(Mixed.A, str))
class Bd(Flag, boundary=KEEP): A = 1
print(Bd(5), Bd(5).value)
class Strict(Flag, boundary=STRICT): A = 1
try: Strict(4)
except ValueError as e: print(e)
class Con(Flag, boundary=CONFORM): A = 1
print(Con(5))
print(C.__class__, type(C), EnumMeta is EnumType, C.__doc__, Enum.__doc__ is not None, C._member_names_, C._value2member_map_, C._member_type_)
for c in C: print(c, end=" ")
print(reversed(C).__class__.__name__, list(reversed(C)))
@global_enum
class GE(Enum): GA = 1
print(GA, repr(GA))
