# __eq__ and __hash__: what goes into a set, and what comes out again.
class Eq:
    def __eq__(self, o): return True
print(Eq.__hash__)
try: {Eq()}
except TypeError as e: print(e)
class P:
    def __init__(self, x): self.x = x
    def __eq__(self, o): return isinstance(o, P) and self.x == o.x
    def __hash__(self): return hash(self.x)
    def __repr__(self): return f"P({self.x})"
s = {P(1), P(1), P(2)}; print(len(s), P(1) in s, 1 in s)
p = P(3); s.add(p); p.x = 4; print(p in s, any(p is q for q in s), P(3) in s, P(4) in s)
class Sub(P): pass
print(Sub.__hash__ is P.__hash__, Sub(1) == P(1), hash(Sub(1)) == hash(P(1)))
class Q(P):
    def __eq__(self, o): return NotImplemented
print(Q.__hash__, Q(1) == Q(1), Q(1) != Q(1), Q(1) == P(1), P(1) == Q(1))
class L:
    def __init__(self, n): self.n = n
    def __lt__(self, o): print("lt", self.n, o if type(o) is int else o.n, end="; "); return True
    def __gt__(self, o): print("gt", self.n, end="; "); return "truthy"
print(L(1) < L(2)); print(3 < L(4)); print(L(5) > 6)
try: L(1) <= L(2)
except TypeError as e: print(e)
class Sub2(L):
    def __gt__(self, o): print("sub gt", end="; "); return False
print(L(1) < Sub2(2))
print(1 == 1.0 == True, hash(1) == hash(1.0), "a" == b"a", [] == (), (1, 2) == [1, 2], {1, 2} == frozenset((1, 2)), {} == [], None == 0, "" == None, 0 == "", 0 == False)
print([1, 2] < [1, 3], [1, 2] < [1, 2, 0], (1, "a") < (2, None), {1} < {1, 2}, {1} < {2}, {1} > {2}, "a" < "aa", [] < [0])
try: (1, "a") < (1, 2)
except TypeError as e: print(e)
try: {} < {}
except TypeError as e: print(e)
print(hash("a") == hash("a"), hash((1, 2)) == hash((1.0, 2.0)), hash(frozenset((1, 2))) == hash(frozenset((2, 1))), hash(None) == hash(None), hash(object) == hash(object))
from dataclasses import dataclass
@dataclass
class M: x: int
@dataclass(frozen=True)
class F: x: int
@dataclass(eq=False)
class N: x: int
print(M.__hash__, F(1) in {F(1)}, N(1) == N(1), M(1) == M(1), hash(F(1)) == hash((1,)))
try: F(1).x = 2
except Exception as e: print(type(e).__name__, e)
from enum import Enum
class Color(Enum): RED = 1; ALIAS = 1; BLUE = "b"
print(Color.RED is Color.ALIAS, Color(1) is Color.RED, Color["BLUE"], list(Color), Color.RED == 1, {Color.RED: 1}[Color.ALIAS], Color.BLUE.value, Color.RED.name)
class Bad:
    def __hash__(self): return "x"
try: hash(Bad())
except TypeError as e: print(e)
class Neg:
    def __hash__(self): return -1
class Big:
    def __hash__(self): return 2 ** 70
print(hash(Neg()), hash(Big()) == hash(2 ** 70))
class Bool:
    def __bool__(self): return 1
try: bool(Bool())
except TypeError as e: print(e)
class Len:
    def __len__(self): return 0
print(bool(Len()), not Len(), [] or "empty", 0 or [] or None, 1 and [] and 2, "a" in "abc", "" in "abc", [] in [[]], None in [None])
print(id(P(1)) == id(P(1)), P(1) is P(1), len({id(P(i)) for i in range(3)}))
