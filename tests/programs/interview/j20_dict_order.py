# Dictionaries: order, equality, keys that change, what views see.
d = {"b": 1, "a": 2}; d["c"] = 3; d["b"] = 4
print(d, list(d), d == {"a": 2, "b": 4, "c": 3})
del d["b"]; d["b"] = 5
print(list(d), d.popitem(), list(reversed(d)))
ks, vs, its = d.keys(), d.values(), d.items()
d["z"] = 0
print(list(ks), list(vs), ks & {"a", "q"}, ks | {"q"} == {"a", "c", "z", "q"}, ("a", 2) in its, ks == {"a", "c", "z"}, vs == d.values())
try:
    for k in d: d[k + "!"] = 1
except RuntimeError as e: print(e)
try:
    for k in list(d): d.pop(k) if "!" in k else None
    for k in d: d.pop(k); d["new"] = 1
except RuntimeError as e: print(e)
class K:
    def __init__(self, h, n): self.h, self.n = h, n
    def __hash__(self): return self.h
    def __eq__(self, o): calls.append((self.n, o.n)); return self.h == o.h and self.n == o.n
    def __repr__(self): return self.n
calls = []
e = {K(1, "a"): 1, K(1, "b"): 2}
print(e, calls); calls.clear()
k = K(2, "m"); e[k] = 3; k.h = 99
print(k in e, k in list(e), calls[:2]); calls.clear()
print({1: "int", 1.0: "float", True: "bool"}, {0: "a", False: "b", 0.0: "c", -0.0: "d"}, {"1": 1, 1: 2})
for bad in ([], {}, set(), ([],), bytearray(b"x"), slice(1)):
    try: {bad: 1}
    except TypeError as ex: print(ex)
print(dict([("a", 1)], b=2), dict(zip("ab", [1, 2])), dict.fromkeys("ab", []), dict({"a": 1}, a=2))
x = dict.fromkeys("ab", []); x["a"].append(1); print(x)
print({}.get("a"), {}.get("a", 1), {}.setdefault("a", []), {"a": 1}.pop("a"), {}.pop("a", None))
try: {}["missing"]
except KeyError as ex: print(ex, repr(ex), ex.args)
class M(dict):
    def __missing__(self, k): self[k] = k * 2; return self[k]
m = M(); print(m["ab"], m, m.get("zz"), "zz" in m)
print({"a": 1} | {"a": 2, "b": 3}, {**{"a": 1}, "a": 2}, {"a": 1, "a": 2})
a = {"x": 1}; b = a; a |= {"y": 2}; print(b, b is a)
r = {}; r["self"] = r; print(r, len(repr(r)))
import sys
p = {"k": None}; print(sys.getsizeof(p), [p.setdefault("k", 5), p.setdefault("n", 6)], p)
print(max({"a": 3, "b": 1}, key={"a": 3, "b": 1}.get), sorted({"b": 1, "a": 2}.items(), key=lambda t: t[1]), {v: k for k, v in {"a": 1, "b": 1}.items()})
