# Patterns of all kinds against subjects of all kinds.
class P:
    __match_args__ = ("x", "y")
    def __init__(s, x, y): s.x, s.y = x, y
class Q(P): pass
def m(v):
    match v:
        case 0: return "zero"
        case -1 | 1.5 | 2+3j: return "num"
        case "a" "b": return "ab"
        case None | True: return "none/true"
        case b"x": return "bytes"
        case []: return "empty"
        case [x]: return "one", x
        case [1, *rest, 9]: return "1..9", rest
        case [x, [y, *_]] if x == y: return "nested", x
        case (a, b, c): return "three", a, b, c
        case {"k": v, **rest}: return "map", v, rest
        case {1: _, "z": {}}: return "deep"
        case {}: return "anymap"
        case P(0, y=0): return "origin"
        case Q(x=xx): return "Q", xx
        case P(x, y): return "P", x, y
        case str(s): return "str", s
        case int() | float() as n: return "n", n
        case object(__class__=c): return "obj", c.__name__
for v in (0, -1, 1.5, 2+3j, "ab", None, True, False, b"x", [], (), [5], [1, 2, 3, 9], [4, (4, 5)], (1, 2, 3), {"k": 1, "j": 2}, {1: 2, "z": {3: 4}}, {}, P(0, 0), Q(1, 2), P(3, 4), "str", 7, 2.5, {1}, range(1), bytearray(b"x"), "", [4, "45"], iter([])):
    try: print(repr(v)[:20].split(" at")[0], m(v))
    except Exception as e: print(type(e), e)
class Bad:
    __match_args__ = ["x"]
class Bad2:
    __match_args__ = (5,)
class Bad3:
    __match_args__ = ("x",)
class Bad4: pass
for c in (Bad, Bad2, Bad3, Bad4, int, list):
    for n in (1, 2):
        try:
            match c():
                case c(1): print(c, "m") 
                case _: print(c, "no")
            if n == 2:
                match c():
                    case c(1, 2): print("m2")
                    case _: print("no2")
        except TypeError as e: print(e)
try:
    match Bad3():
        case Bad3(1, x=2): pass
except TypeError as e: print(e)
x = 5
try:
    match 5:
        case x.foo: pass
except AttributeError as e: print(e)
match (1, 2):
    case (a, b) | [b, a]: print(a, b)
match {"a": 1}:
    case {"a": int(z) | str(z)}: print(z)
import sys
match sys.maxsize:
    case sys.maxsize: print("max")
match = 5; case = 6; print(match, case, type); match, case = 1, 2; print(match - case, match(3) if 0 else "", [match][0])
match (x, y := 3):
    case 5, z: print(z)
match *[1, 2],:
    case a, b: print(a, b)
match -5:
    case -5: print("neg")
match "x":
    case "x" as q if q == "y": print(1)
    case _ if q: print("guard", q)
class Seq:
    def __len__(s): return 2
    def __getitem__(s, i): return i
