# WeakValueDictionary and WeakKeyDictionary lose dead entries.
import weakref
class A:
    def __init__(self, n): self.n = n
    def __repr__(self): return f"A({self.n})"
a, b = A(1), A(2)
d = weakref.WeakValueDictionary({"a": a, "b": b})
print(dict(d), len(d), "a" in d, d["a"], d.get("z", "default"), sorted(d))
del a
print(dict(d), len(d), "a" in d, list(d.items()))
try:
    d["a"]
except KeyError as error:
    print(repr(error))
try:
    d["x"] = 5
except TypeError as error:
    print(error)
k = weakref.WeakKeyDictionary()
k[b] = "value of b"
c = A(3)
k[c] = "value of c"
print(len(k), k[b], c in k, sorted(k.values()))
del c
print(len(k), list(k.items()))
print(d.pop("b"), len(d), d.setdefault("n", b) is b, list(d.values()), [r() for r in d.valuerefs()])
