# in, not, and/or, if over changing types.
class T:
    def __bool__(self): return False
class C:
    def __contains__(self, x): return x == 3
def has(c, x): return x in c, x not in c
def truth(x): return (1 if x else 0, not x, x and 1, x or 2)
for c, x in (([1, 3], 3), ((1,), 3), ({3}, 3), ({3: 0}, 3), (range(5), 3), ("abc", "b"), (C(), 3), (b"abc", 98), ([1.0], 1)):
    for _ in range(20): value = has(c, x)
    print(value, end=" ")
print()
t = T()
for x in (0, 1, 1.5, 0.0, "", "a", [], [0], None, True, False, t, object, (), {1: 2}, float("nan")):
    for _ in range(20): value = truth(x)
    print(value[:2], end=" ")
print()
