# Which full slices are copies?
t, s, l, f = (1, 2), "text", [1, 2], frozenset([1])
print(t[:] is t, s[:] is s, l[:] is l, tuple(t) is t, str(s) is s, list(l) is l, frozenset(f) is f)
