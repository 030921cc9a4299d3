# Iterators: consumed, shared, changed underneath.
it = iter([1, 2, 3])
print(list(zip(it, it)), list(it), iter(it) is it)
l = [1, 2, 3, 4]
for x in l:
    if x % 2: l.remove(x)
print(l)
l = [0]; 
for x in l:
    if len(l) < 5: l.append(x + 1)
print(l)
r = reversed(l); l.append(9); print(list(r), next(r, "done"))
e = enumerate("ab", 5); print(next(e), list(e))
print(list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])), list(filter(None, [0, 1, "", "a", []])), list(zip([1], "ab", [2])))
try: list(zip([1], "ab", strict=True))
except ValueError as ex: print(ex)
class Count:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if not self.n: raise StopIteration
        self.n -= 1; return self.n
c = Count(3); print(list(c), list(c), max(Count(3)), 1 in Count(3), sum(Count(4)))
class Get:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i * i
print(list(Get()), 4 in Get(), [*reversed(range(3))])
try: reversed(Get())
except TypeError as ex: print(ex)
try: iter(5)
except TypeError as ex: print(ex)
print(list(iter(iter([3, 2, 0, 1]).__next__, 0)))
a, *b, c = "abcd"; print(a, b, c); (d, e), *f = [(1, 2), 3]; print(d, e, f)
for bad in ("a, b = 1, 2, 3", "a, b = 1,", "a, *b, c = 1,", "a, b = 5", "(a, b), c = 1, 2"):
    try: exec(bad)
    except (ValueError, TypeError) as ex: print(ex)
import itertools as I
t1, t2 = I.tee(iter(range(3))); print(next(t1), list(t2), list(t1))
print([(k, list(g)) for k, g in I.groupby("aabba")], list(I.chain("ab", [1])), list(I.islice(I.count(5, 2), 3)), list(I.accumulate([1, 2, 3])), list(I.product("ab", repeat=2))[:3])
groups = list(I.groupby("aab")); print([list(g) for _, g in groups])
print(list(I.zip_longest("ab", [1], fillvalue=0)), list(I.pairwise("abc")), list(I.permutations("abc", 2))[:2], list(I.combinations("abc", 2)), list(I.compress("abc", [1, 0, 1])))
def g():
    x = yield 1
    print("got", x)
    y = yield x
    return y
k = g(); print(next(k), k.send("s"));
try: k.send("end")
except StopIteration as ex: print(ex.value)
def sub():
    r = yield from inner(); print("inner returned", r); yield "after"
def inner():
    try: yield 1
    except ValueError: yield "caught"
    return "r"
s = sub(); print(next(s), s.throw(ValueError), next(s))
print(any(x > 1 for x in [1, 2, 3]), all([]), any([]), min([], default="d"), sorted([3, 1, 2], reverse=True), sum([[1], [2]], []))
n = iter([1, 2, 3, 4]); print(any(x == 2 for x in n), list(n))
d = iter({"a": 1}); print(d.__length_hint__(), next(d), d.__length_hint__())
print(next(iter([])) if False else next(iter([]), None), [x for x in range(10) if x % 2 if x > 3], {k: v for k, v in zip("ab", range(2))}, {x % 2 for x in range(5)})
