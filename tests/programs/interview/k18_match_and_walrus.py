# What do match and := bind, and what do they refuse?
import re
import sys


class WithoutAddresses:
    def write(self, text):
        sys.__stdout__.write(re.sub("0x[0-9a-f]{4,}", "0x...", text))

    def flush(self):
        sys.__stdout__.flush()


sys.stdout = WithoutAddresses()
if (n := 10) > 5: print(n)
print([y := 1, y ** 2], y, [last := i for i in range(5)], last, (z := 3, z + 1))
print(any((hit := x) > 2 for x in [1, 2, 3, 4]), hit)
def f():
    [w := i for i in range(3)]
    return w
print(f())
for src in ("[i := 0 for i in range(5)]", "[[j := 0 for i in range(5)] for j in range(5)]", "x := 1", "(a.b := 1)", "(a[0] := 1)", "f(x=y:=1)", "class C:\n [z := i for i in range(3)]", "[i for i in (q := [1])]", "lambda: x := 1", "def f(a=(b:=1)): pass", "print(x := 1, 2)", "(x := 1, 2)", "x = y := 0", "del (x := 1)", "(None := 1)", "[x for x in range(3) if (x := 1)]", "f'{(x:=5)}'", "f'{x:=5}'", "with (x := 1): pass", "assert (x := 0), 1", "{(k := 1): (v := 2)}", "a[b:=1]", "a[b:=1:2]", "{x := 1}", "{1: x := 2}", "not x := 1", "lambda x=(y:=1): x", "return (x := 1)", "await (x := 1)", "(*x := 1)", "((a, b) := 1)"):
    try: compile(src, "<s>", "exec"); print("ok", repr(src))
    except SyntaxError as e: print(repr(src), "->", e.msg)
def m(x):
    match x:
        case 0: return "zero"
        case 1 | 2: return "one or two"
        case -1.5: return "neg"
        case 1 + 2j: return "complex"
        case "s": return "str s"
        case b"b": return "bytes"
        case None: return "none"
        case True: return "true"
        case [] | (): return "empty"
        case [a]: return "one", a
        case [1, *rest]: return "starts 1", rest
        case [a, b] if a == b: return "equal pair", a
        case (a, b, *_, c): return "seq", a, b, c
        case {"k": v, **rest}: return "map", v, rest
        case {}: return "mapping"
        case int(n): return "int", n
        case str() as s: return "str", s
        case float(real=r): return "float", r
        case type(): return "type"
        case object(real=r, imag=i): return "obj", r, i
        case _: return "other"
for v in (0, 1, 2, -1.5, 1 + 2j, "s", b"b", None, True, False, [], (), [9], [1, 2, 3], [5, 5], (1, 2), (7, 8, 9, 10), {"k": 1, "z": 2}, {}, {"q": 1}, 99, "abc", 2.5, int, 3j, {1}, range(2), b"xx", bytearray(b"a"), "ab", iter([]), memoryview(b"ab")):
    try: print(repr(v)[:20] if not hasattr(v, "__next__") else "it", "->", m(v))
    except Exception as e: print(repr(v)[:15], "!", type(e).__name__, e)
class P:
    __match_args__ = ("x", "y")
    def __init__(s, x, y): s.x = x; s.y = y
def pm(p):
    match p:
        case P(0, 0): return "origin"
        case P(x=0): return "y axis"
        case P(a, y=b): return a, b
for p in (P(0, 0), P(0, 5), P(3, 4), 7): print(pm(p))
class Q: __match_args__ = ["x"]
class R: __match_args__ = (1,)
class S: __match_args__ = ("x", "x")
class T: pass
for k in (Q, R, S, T):
    o = k(); o.x = 1
    try:
        match o:
            case k(1): print("matched")
            case _: print("no")
    except TypeError as e: print(e)
try:
    match P(1, 2):
        case P(1, 2, 3): pass
except TypeError as e: print(e)
try:
    match P(1, 2):
        case P(1, x=2): pass
except TypeError as e: print(e)
try:
    match 5:
        case int(1, 2): pass
except TypeError as e: print(e)
notclass = 5
try:
    match 5:
        case notclass(): pass
except TypeError as e: print(e)
import collections.abc, enum
class Seq(collections.abc.Sequence):
    def __len__(s): return 2
    def __getitem__(s, i):
        print("get", i)
        if i > 1: raise IndexError
        return i
match Seq():
    case [0, 5]: pass
    case [a, b]: print(a, b)
class Map(collections.abc.Mapping):
    def __len__(s): return 1
    def __iter__(s): return iter("a")
    def __getitem__(s, k): print("getitem", k); return 1
    def get(s, k, d=None): print("get", k); return 1
match Map():
    case {"a": 1, **r}: print(r)
dd = collections.defaultdict(int)
match dd:
    case {"missing": x}: print("m")
    case _: print("not created", dd)
class C(enum.Enum): RED = 1
match C.RED:
    case C.RED: print("red")
match 5:
    case x if x > 10: pass
    case x: print("fell", x)
print(x)
match (1, (2, [3, {"k": (4, 5)}])):
    case (a, (b, [c, {"k": (d, e)}])): print(a, b, c, d, e)
match = 5; case = 6; print(match, case); _ = 7
match [match]:
    case [_]: print(_)
for src in ("match x:\n case a: pass\n case b: pass", "match x:\n case a | b: pass", "match x:\n case [a, a]: pass", "match x:\n case {**r, 'a': 1}: pass", "match x:\n case {'a': 1, 'a': 2}: pass", "match x:\n case C(a, b=1, 2): pass", "match x:\n case [*a, *b]: pass", "match x:\n case a.b | 1: pass", "match x:\n case _ | 1: pass", "match x:\n case f'a': pass", "match x:\n case 1 + 2: pass", "match x:\n case -a: pass", "match x:\n case C(a=1, a=2): pass", "match x:\n case 1 as _: pass", "match x:\n case a as a: pass", "match x:\n case {a: 1}: pass", "match x:\n case (1 | 2) as b: pass", "match x:\n pass", "match x:\n case 1\n", "match x, y:\n case 1, 2: pass", "match *x,:\n case _: pass", "match x:\n case {**_}: pass", "match x:\n case {'a': _, **rest}: pass"):
    try: compile(src, "<s>", "exec"); print("ok", repr(src))
    except SyntaxError as e: print(repr(src), "->", e.msg)
