# What do dataclasses make, refuse and compare?
import re
import sys


class WithoutAddresses:
    def write(self, text):
        sys.__stdout__.write(re.sub("0x[0-9a-f]{4,}", "0x...", text))

    def flush(self):
        sys.__stdout__.flush()


sys.stdout = WithoutAddresses()
from dataclasses import *
import dataclasses, sys
@dataclass
class P: x: int; y: int = 0; z: list = field(default_factory=list)
p = P(1); q = P(1); print(p, p == q, p.z is q.z, P.x if hasattr(P, "x") else "no x", P.y)
try: hash(p)
except TypeError as e: print(e)
try: P()
except TypeError as e: print(e)
try: P(1, 2, 3, 4)
except TypeError as e: print(e)
try:
    @dataclass
    class Bad: a: list = []
except ValueError as e: print(e)
try:
    @dataclass
    class Bad: a: int = 0; b: int
except TypeError as e: print(e)
@dataclass(frozen=True)
class F: a: int
f = F(1); print(hash(f) == hash(F(1)), {f: 1}[F(1)])
try: f.a = 2
except FrozenInstanceError as e: print(e, isinstance(e, AttributeError))
try: del f.a
except FrozenInstanceError as e: print(e)
try: f.new = 1
except FrozenInstanceError as e: print(e)
@dataclass(order=True)
class O: a: int; b: str = field(compare=False, default="b")
print(O(1) < O(2), O(1, "x") == O(1, "y"), sorted([O(3), O(1)]), O(1) >= O(1))
try: O(1) < 5
except TypeError as e: print(e)
@dataclass(slots=True)
class S: a: int = 5
s = S(); print(S.__slots__, hasattr(s, "__dict__"), sys.getsizeof(s))
try: s.b = 1
except AttributeError as e: print(e)
@dataclass(kw_only=True)
class K: a: int; b: int = 1
try: K(1)
except TypeError as e: print(e)
print(K(a=1))
@dataclass
class KO: a: int; _: KW_ONLY; b: int = 2
print(KO(1, b=3), fields(KO)[1].kw_only)
@dataclass
class Base: a: int = 1; b: int = 2
@dataclass
class Sub(Base): b: int = 5; c: int = 6
print(Sub(), [x.name for x in fields(Sub)])
@dataclass
class I: a: InitVar[int]; b: int = field(init=False)
print([x.name for x in fields(I)])
@dataclass
class I2:
    a: InitVar[int]; b: int = field(init=False, default=0)
    def __post_init__(self, a): self.b = a * 2
print(I2(4), I2(4).b)
print(asdict(P(1, 2, [P(3)])), astuple(P(1, 2, [P(3)])), replace(P(1), y=9), is_dataclass(P), is_dataclass(p), is_dataclass(int))
try: replace(I2(1), b=3)
except ValueError as e: print(e)
try: asdict(5)
except TypeError as e: print(e)
try: fields(5)
except TypeError as e: print(e)
m = make_dataclass("M", [("a", int), "b", ("c", int, 5)], namespace={"f": lambda s: s.a}); print(m(1, 2), m(1, 2).f(), m.__annotations__)
@dataclass(repr=False, eq=False)
class N: a: int = 1
print(repr(N())[:12] != "N(a=1)", N() == N(), hash(N()) is not None)
@dataclass
class R: me: object = None
r = R(); r.me = r; print(r)
@dataclass(eq=True, unsafe_hash=True)
class U: a: int; b: int = field(hash=False, default=0)
print(hash(U(1, 2)) == hash(U(1, 3)))
print(P.__match_args__, P.__doc__, field(default=1, repr=False, metadata={"a": 1}).metadata, MISSING)
match P(1, 2):
    case P(1, y=yy): print("matched", yy)
try: field(default=1, default_factory=int)
except ValueError as e: print(e)
try:
    @dataclass(order=True, eq=False)
    class X: a: int
except ValueError as e: print(e)
try:
    @dataclass(frozen=True)
    class X(P): pass
except TypeError as e: print(e)
try:
    @dataclass(order=True)
    class X:
        a: int
        def __lt__(s, o): ...
except TypeError as e: print(e)
@dataclass
class ClassV:
    from typing import ClassVar
    c: ClassVar[int] = 5
    d: "ClassVar[list]" = 3
    x: int = 1
print(ClassV(), [f.name for f in fields(ClassV)])
print(fields(P)[0])
@dataclass
class Sl:
    __slots__ = ("a",)
    a: int
print(Sl(1), sys.getsizeof(Sl(1)))
