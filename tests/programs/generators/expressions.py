# Generator expressions: lazy, one pass, first iterable at once.
def noisy(n):
    print("noisy", n)
    return range(n)
g = (x * y for x in noisy(3) for y in noisy(2))
print("made", list(g), list(g))
try:
    (x for x in 5)
except TypeError as error:
    print(error)
print(sum(x for x in [1, 2]), max((len(w) for w in ["a", "bb"]), default=0), any(x > 2 for x in range(5)), all(x for x in []), sorted((x % 3, x) for x in range(4)), dict((x, x * x) for x in range(3)), ",".join(str(x) for x in range(3)), [*(x for x in "ab")])
n = 1
h = (n + x for x in [1, 2])
n = 100
print(list(h))
