# is or ==: guess each before running.
import copy
x, y = [1, 2], [1, 2]
print(x is y, x == y, x[:] is x, tuple((1, 2)) is (1, 2))
t = (1, 2, [3])
print(t[:] is t, tuple(t) is t, copy.copy(t) is t, copy.deepcopy(t) is t, copy.deepcopy((1, 2)) == (1, 2))
s = "abc"
print(s[:] is s, str(s) is s, "".join([s]) is s, s + "" is s, s * 1 is s, s.lower() is s, s.strip() is s, s.replace("z", "") is s)
b = b"abc"
print(b[:] is b, bytes(b) is b, b + b"" is b, b * 1 is b)
f = frozenset([1])
print(frozenset(f) is f, f | f is f, f.copy() is f, set(f) == f)
i = 10 ** 20
print(int(i) is i, +i is i, i + 0 is i, i * 1 is i, abs(i) is i, i // 1 is i)
d = 1.5
print(float(d) is d, +d is d, d + 0 is d, abs(d) is d)
print(True == 1, True is 1 == 1, 1 == 1.0, hash(1) == hash(1.0) == hash(True), {1: "a", True: "b", 1.0: "c"})
n = float("nan")
print(n == n, n is n, [n] == [n], n in [n], {n: 1}.get(n), {float("nan")} == {float("nan")})
class Everything:
    def __eq__(self, other): return True
print(Everything() == 3, 3 == Everything(), None == Everything(), Everything() is None, Everything() in [1], [Everything()] == [0])
print(() is (), [] is [], {} is {}, "" is "", frozenset() is frozenset(), b"" is b"", (None,) is (None,))
r = range(3)
print(r == range(0, 3, 1), r is r[:], range(0) == range(2, 1), slice(1) == slice(None, 1, None))
