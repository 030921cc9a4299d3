# Slice objects.
s = slice(1, 10, 2)
print(s, s.start, s.stop, s.step, slice(5), slice(None), slice(1, 2) == slice(1, 2), s.indices(5), slice(None, None, -1).indices(4), slice(-3, -1).indices(10), "abcdefghij"[s])
class Grid:
    def __getitem__(self, key):
        return key
g = Grid()
print(g[1], g[1:2], g[::], g[1:2, 3], g[...], g[:, 1:], g[()], g[1,], g["a":"b"])
for f in (lambda: hash(s), lambda: s.indices(-1), lambda: slice(), lambda: slice(1, 2, "a").indices(5), lambda: [1, 2][slice("a", None)], lambda: slice(0, 1, 0).indices(3)):
    try:
        f()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
