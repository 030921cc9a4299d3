# What is shared between copies, slices and concatenations.
a = [[1], [2]]
b = a + []
c = a * 2
d = a[:1]
e = list(a)
f = [*a]
g = sorted(a)
h = {1: a}.copy()
print(all(x[0] is a[0] for x in (b, c, d, e, f, g)), c[0] is c[2], h[1] is a, tuple(a)[0] is a[0], dict(k=a)["k"] is a, set([(1, 2)]).copy().pop() == (1, 2))
s = "text"
t = (1, 2)
print(s[:] is s, str(s) is s, t[:] is t, tuple(t) is t, s.strip() is s, s.replace("q", "z") is s, "".join([s]) is s, s * 1 is s, t * 1 is t, s + "" is s, s.format() is s, f"{s}" is s, s.lower() is s, s.ljust(1) is s)
