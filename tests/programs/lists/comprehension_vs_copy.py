# Three ways to copy, one way to share.
a = [[1], [2]]
b, c, d, e = a[:], list(a), a.copy(), a
a.append([3])
a[0].append("x")
print(b, c, d, e, b[0] is a[0], e is a)
