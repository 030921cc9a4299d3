# Which expressions give the very object that is there already?
import sys
a = 256; b = 256; print(a is b)
a = 257; b = 257; print(a is b)
def f(): return 257
def g(): return 257
print(f() is f(), f() is g())
x = [257, 257]; print(x[0] is x[1])
print((1, 2) is (1, 2), [] is [], () is ())
t = (1, [2]); u = (1, [2]); print(t is u, t[0] is u[0])
print("a" * 20 is "a" * 20, "a" * 4097 is "a" * 4097)
s = "hello world"; r = "hello world"; print(s is r)
def h(): return "hello world"
print(h() is s)
print(eval("257") is eval("257"), eval("5") is eval("5"))
print(int("256") is 256, int("257") is int("257"), int(256.0) is 256)
print(float("1.5") is float("1.5"), 1.5 is 1.5)
n = -5; m = -6
print(n is -5, (m + 0) is (m + 0), (n - 1 + 1) is n)
print(None is None, NotImplemented is NotImplemented, ... is Ellipsis)
print(type(None) is type(None), type(None)() is None, type(...)() is ..., type(NotImplemented)() is NotImplemented)
print(bool(1) is True, (1 == 1) is True, not 0 is True)
print(str("abc") is "abc", str(b"abc", "ascii") is "abc", "".join(["abc"]) is "abc")
l = [1, 2, 3]
print(l[:] is l, tuple(l) is tuple(l), tuple(t) is t, list(l) is l)
fs = frozenset([1]); print(frozenset(fs) is fs, fs.copy() is fs, set(fs) is fs, fs | fs is fs)
print(frozenset() is frozenset(), b"" is bytes(), b"a" is bytes([97]), "" is str())
c = "abc"; print(c[:] is c, c[0:3] is c, c[0:1] is c[:1], c + "" is c, "" + c is c, c * 1 is c, c.strip() is c, c.replace("x", "y") is c, c.lower() is c)
print(c.upper().lower() is c, "%s" % c is c, f"{c}" is c, "{}".format(c) is c, str(c) is c, format(c) is c)
bb = b"abc"; print(bb[:] is bb, bb + b"" is bb, bytes(bb) is bb, bb * 1 is bb, bb.strip() is bb)
i = 10**20; print(i + 0 is i, +i is i, int(i) is i, i * 1 is i, abs(i) is i, i | 0 is i, i >> 0 is i, i << 0 is i)
d = 2.5; print(float(d) is d, +d is d, d + 0 is d, abs(d) is d, d * 1 is d)
r = range(5); print(r[:] is r, r[:] == r, range(5) is range(5))
tt = (1, 2, 3); print(tt[:] is tt, tt * 1 is tt, tt + () is tt, () + tt is tt)
class S(str): pass
q = S("abc"); print(q[:] is q, str(q) is q, type(q[:]), q + "" is q, type(q * 1))
