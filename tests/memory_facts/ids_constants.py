# Which values are one object: small ints, characters, empty values, constants of a code object, results of operations.
import sys


def fact(name, value):
    print(name, value, sep=": ")


def make(value):
    return int(str(value))


fact("small ints made at run time", [n for n in (-7, -6, -5, -1, 0, 1, 255, 256, 257, 258) if make(n) is make(n)])
fact("small ints by arithmetic", [make(n) + 0 is make(n) for n in (-6, -5, 0, 256, 257)])
n = make(1000)
fact("n + 0", n + 0 is n)
fact("n * 1", n * 1 is n)
fact("n // 1", n // 1 is n)
fact("+n", +n is n)
fact("int(n)", int(n) is n)
fact("abs(n)", abs(n) is n)
fact("n | 0", n | 0 is n)
fact("n << 0", n << 0 is n)
fact("n ** 1", n ** 1 is n)
fact("round(n)", round(n) is n)
fact("n.conjugate, real, numerator", [n.conjugate() is n, n.real is n, n.numerator is n, n.__index__() is n, n.__int__() is n])
fact("n.imag, denominator", [n.imag is 0 * n, n.denominator is True + 0])
fact("big difference", 2**100 - (2**100 - 5) is make(5))
fact("big quotient", 2**100 // 2**98 is make(4))
fact("bool to int", [int(True) is make(1), True + 0 is make(1), True.real is make(1)])
fact("bool operations", [(True & False) is False, (True | False) is True, (True ^ True) is False, bool(5) is True])
f = float("1.5")
fact("float identities", [+f is f, float(f) is f, abs(f) is f, f.real is f, f * 1 is f, f + 0 is f, f.conjugate() is f])
c = complex("1+2j")
fact("complex identities", [+c is c, complex(c) is c, c.conjugate() is c, c * 1 is c])
fact("equal float constants in one code", 1.5 is 1.5)
fact("equal ints in one code", (lambda: 1000 is 1000)())
fact("1 and 1.0 and True", [1 is 1.0, 0.0 is -0.0, 1 is True])
a, b = 257, 257
fact("257 in one statement", a is b)
c = 257
fact("257 in two statements", a is c)


def other():
    return 257


def another():
    return 257, 1.5, "a b", (1, 2), b"ab c", 10**10


def yet_another():
    return 257, 1.5, "a b", (1, 2), b"ab c", 10**10


fact("257 across functions", other() is a)
fact("constants across functions", [x is y for x, y in zip(another(), yet_another())])
fact("tuple of constants across functions", another() is yet_another())
fact("constants of one function twice", [x is y for x, y in zip(another(), another())])
exec("first = 257\nsecond = 257\n")
fact("exec of two lines", first is second)
exec("first = 257")
exec("second = 257")
fact("two execs", first is second)
fact("folded", [(lambda: (1 + 256 is 257, "a" + "b" is "ab", "ab" * 2 is "abab", (1,) + (2,) is (1, 2), -257 is -257))()])
fact("tuples in one code", (1, 2) is (1, 2))
fact("nested tuples in one code", (1, (2, 3)) is (1, (2, 3)))
fact("tuple of a tuple's part", (1, (2, 3))[1] is (2, 3))
fact("str in tuple", ("x y", 1)[0] is "x y")
fact("int in tuple", (1000, 1)[0] is 1000)
fact("float in tuple", (1.25, 1)[0] is 1.25)
fact("0.0 and -0.0", [(0.0,) is (-0.0,), 0.0 is -0.0])
fact("1 and 1.0 in tuples", (1,) is (1.0,))
fact("frozenset of in", (lambda: [k for k in (lambda x: x in {1, 2}).__code__.co_consts])())
fact("list of in", (lambda: [k for k in (lambda x: x in [1, 2]).__code__.co_consts])())
fact("bytes constants", b"ab c" is b"ab c")
fact("ellipsis", ... is Ellipsis)
fact("empty tuple", [() is tuple(), () is tuple([]), (1,)[1:] is (), () * 5 is (), (1,) * 0 is (), tuple(x for x in []) is (), () + () is ()])
fact("empty str", ["" is str(), "abc"[5:] is "", "".join([]) is "", "a" * 0 is "", "  ".strip() is "", str(b"", "ascii") is "", "a".replace("a", "") is "", "%s" % "" is "", f"{''}" is ""])
fact("empty bytes", [b"" is bytes(), b"abc"[5:] is b"", b"".join([]) is b"", b"a" * 0 is b"", bytes(0) is b"", bytes([]) is b"", bytes(bytearray()) is b"", "".encode() is b""])
fact("empty frozenset", [frozenset() is frozenset(), frozenset([]) is frozenset(), frozenset(frozenset()) is frozenset()])
fact("one byte", [bytes([65]) is b"A", b"ABC"[0:1] is b"A", bytes([200]) is bytes([200]), b"A" * 1 is b"A", b"xA"[-1:] is b"A", "A".encode() is b"A", bytearray(b"A") is b"A", bytes(bytearray(b"A")) is b"A"])
fact("one character", [chr(97) is "a", "abc"[0] is "a", "abc"[0:1] is "a", chr(233) is "é", chr(255) is chr(255), chr(256) is chr(256), "€"[0] is "€", str(5) is "5", "A".lower() is "a", "a".upper() is "A"])
fact("one character by other ways", ["ab".strip("b") is "a", "a b".split()[0] is "a", "a,b".partition(",")[2] is "b", b"a".decode() is "a", "".join(["a"]) is "a", f"{'a'}" is "a", "%s" % "a" is "a", "%c" % 97 is "a", "{}".format("a") is "a", "xa".removeprefix("x") is "a", "a" * 1 is "a", next(iter("a")) is "a", "é".upper() is "É", "ba"[::-1][0] is "a", "b".replace("b", "a") is "a", "aa".replace("a", "", 1) is "a", "a".center(1) is "a", "A".casefold() is "a", "a\n".splitlines()[0] is "a", "b".translate({98: "a"}) is "a", ascii("a")[1] is "a", str(b"a", "latin-1") is "a", hex(10)[2] is "a"])
s = "".join(["ab", "cd"])
fact("string methods that change nothing", [
    s[:] is s, str(s) is s, s.strip() is s, s.lower() is s, s.upper() is s, s.replace("x", "y") is s, s.replace("a", "a") is s, s * 1 is s, s + "" is s, "" + s is s,
    "".join([s]) is s, f"{s}" is s, "%s" % s is s, "{}".format(s) is s, s.format() is s, s.expandtabs() is s, s.center(1) is s, s.ljust(2) is s, s.zfill(1) is s,
    s.removeprefix("x") is s, s.removesuffix("x") is s, s.split("x")[0] is s, s.split()[0] is s, s.partition("x")[0] is s, s.rpartition("x")[2] is s,
    s.splitlines()[0] is s, s.translate({}) is s, s.capitalize() is s, s.swapcase() is s, s.title() is s, s.casefold() is s, format(s) is s, s[0:4] is s, s[::1] is s,
    s.lstrip("x") is s, s.rsplit("x")[0] is s, s.__str__() is s, s.join([]) is "", repr(s) is s, s % () is s, s.encode().decode() is s, s.__getnewargs__()[0] is s])
b = b"".join([b"ab", b"cd"])
fact("bytes methods that change nothing", [
    b[:] is b, bytes(b) is b, b.strip() is b, b.lower() is b, b.replace(b"x", b"y") is b, b * 1 is b, b + b"" is b, b"" + b is b, b"".join([b]) is b, b.split(b"x")[0] is b,
    b.partition(b"x")[0] is b, b.removeprefix(b"x") is b, b.center(1) is b, b.zfill(1) is b, b.expandtabs() is b, b.translate(None) is b, b[0:4] is b,
    b.split()[0] is b, b.ljust(2) is b, b % () is b, b.__bytes__() is b, b.splitlines()[0] is b, b.upper() is b])
t = tuple([1, 2])
fact("tuple operations", [t[:] is t, tuple(t) is t, t * 1 is t, t + () is t, () + t is t, t[0:2] is t, t[::1] is t, t[-5:] is t, (*t,) is t, tuple(iter(t)) is t])
z = frozenset([1, 2])
fact("frozenset operations", [frozenset(z) is z, z.copy() is z, z | z is z, z & z is z, z | frozenset() is z, z.union() is z, z - frozenset() is z, z.difference() is z, z.intersection() is z, frozenset().union(z) is z])
r = range(10)
fact("range operations", [r[:] is r, r[0:10] is r, iter(r) is r, reversed(r) is r])
sl = slice(1, 2)
fact("slice parts", [sl.start is 1, sl.step is None])


class Str(str):
    pass


class Tuple(tuple):
    pass


class Int(int):
    pass


fact("subclasses", [str(Str(s)) is s, Str(s)[:] is s, type(Str(s)[:]) is str, tuple(Tuple(t)) is t, Tuple(t)[:] is t, type(int(Int(5))) is int, int(Int(5)) is 5, Str("") is ""])
fact("frozenset subclass", frozenset(type("F", (frozenset,), {})([1])) == frozenset([1]))
fact("mutable copies", [(lambda x: x[:] is x)([1]), (lambda x: list(x) is x)([1]), (lambda x: dict(x) is x)({}), (lambda x: set(x) is x)(set())])
x = [1]
y = x
y += [2]
fact("+= of a list", y is x)
y = y + [3]
fact("+ of a list", y is x)
y = x
y *= 2
fact("*= of a list", y is x)
t1 = t
t1 += ()
fact("+= of a tuple by nothing", t1 is t)
t1 += (1,)
fact("+= of a tuple", t1 is t)
d = {}
d2 = d
d2 |= {1: 1}
fact("|= of a dict", d2 is d)
q = frozenset([1])
q2 = q
q2 |= {2}
fact("|= of a frozenset", q2 is q)
fact("None, True, NotImplemented", [type(None)() is None, bool(1) is True, type(NotImplemented)() is NotImplemented, type(...)() is ...])
fact("methods", [s.upper is s.upper, len is len, str.upper is str.upper, Int.__add__ is int.__add__])
fact("types", [type(1) is int, type(int) is type, (1).__class__ is int])
fact("default value of get", {}.get(1, s) is s)
fact("max and min", [max(s, "a", key=len) is s, min([n]) is n, sum([n]) is n, sum([], start=n) is n])
fact("hash of hash", hash(n) is n)
fact("len, ord, id small", [len("abc") is 3, ord("a") is 97, s.find("b") is 1, s.count("zz") is 0, [].__len__() is 0])
fact("divmod", [divmod(n, n)[0] is 1, divmod(n, n)[1] is 0])
fact("version parts", sys.version_info[0] is sys.version_info.major)
