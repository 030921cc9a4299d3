# Order, identity and size of keys: what does a dict remember of how it was filled?
import sys, types, collections
class K:
    def __init__(self, n, h): self.n = n; self.h = h
    def __hash__(self): log.append(("hash", self.n)); return self.h
    def __eq__(self, o): log.append(("eq", self.n, getattr(o, "n", o))); return isinstance(o, K) and self.n[0] == o.n[0]
    def __repr__(self): return self.n
log = []
def done():
    out = log[:]; log.clear(); return out
a1, a2, b = K("a1", 7), K("a2", 7), K("b", 7); d = {a1: 1}; print(done()); d[a2] = 2; print(d, done()); d[b] = 3; print(d, done()); print(d[b], done(), a2 in d, done(), d.get(K("c", 7)), done()); print(d.pop(a2), done(), list(d), d.setdefault(a1, 9), done()); s = {a1, a2, b}; print(len(s), done()); print(a2 in s, done(), s & {a2}, done(), s == {a1, b}, done()); e = dict(d); f = d.copy(); g = {**d}; h = set(d); print(done()); d |= {a2: 5}; print(d, done()); d == e; print(done()); list(d.items()); d.keys() & [a1]; print(done())
d = dict(a=1, b=2, c=3); d["a"] = 9; print(d); del d["a"]; d["a"] = 1; print(d, list(reversed(d)), d.popitem(), next(iter(d))); d.update(b=5, z=0); print(d); d = {**{"x": 1, "y": 2}, "x": 3}; print(d, {"y": 0} | d, d | {"y": 0}); print(dict([("a", 1), ("b", 2), ("a", 3)]), {k: v for k, v in [("a", 1), ("b", 2), ("a", 3)]}, dict.fromkeys("abca"), collections.OrderedDict(a=1, b=2) == collections.OrderedDict(b=2, a=1), {"a": 1, "b": 2} == {"b": 2, "a": 1}, list({3: 0, 1: 0, 2: 0}), list({8, 1, 0}), sorted({"b", "a"}))
o = collections.OrderedDict.fromkeys("abcd"); o.move_to_end("a"); o.move_to_end("d", last=False); print(list(o), o.popitem(last=False), list(reversed(o))); o["b"] = 1; print(list(o), o == dict(o), sys.getsizeof(o) > sys.getsizeof(dict(o)))
for change in (lambda d: d.update(z=1), lambda d: d.pop("a"), lambda d: d.__setitem__("a", 5), lambda d: d.clear(), lambda d: (d.pop("b"), d.update(n=1))):
    d = dict(a=1, b=2, c=3); seen = []
    try:
        for k in d:
            seen.append(k)
            if len(seen) == 1: change(d)
    except RuntimeError as err: seen.append(str(err))
    print(seen, d)
for change in (lambda s: s.add(9), lambda s: s.discard(1), lambda s: (s.discard(1), s.add(9)), lambda s: s.clear()):
    s = {0, 1, 2}; seen = []
    try:
        for k in s:
            seen.append(k)
            if len(seen) == 1: change(s)
    except RuntimeError as err: seen.append(str(err))
    print(seen, s)
l = [1, 2, 3, 4]; out = []
for v in l:
    out.append(v)
    if v < 3: l.remove(v)
print(out, l); l = [1]; 
for v in l:
    if len(l) < 5: l.append(v + 1)
print(l); d = {}; it = iter(d); d[1] = 1
try: next(it)
except RuntimeError as err: print(err)
d = {1: 1}; it = iter(d); next(it); d[2] = 2; print(next(it, "end") if False else "skipped"); v = d.keys(); w = d.items(); x = d.values(); d[3] = 3; print(list(v), list(w), list(x), len(v), 3 in v, (3, 3) in w, v.mapping[3], type(v.mapping).__name__)
try: v.mapping[1] = 2
except TypeError as err: print(err)
print({1: 2}.keys() | [3], {1: 2}.items() & {(1, 2)}, {1: 2}.keys() == {1}, {1: 2}.keys() - {1}, {1: 2}.keys().isdisjoint([2]), {1: []}.values() == {1: []}.values())
for bad in (lambda: {[]: 1}, lambda: {{}: 1}, lambda: {(1, []): 1}, lambda: {set(): 1}, lambda: {slice(1): 1}, lambda: set([[]]), lambda: hash({}), lambda: hash(([],)), lambda: hash(bytearray()), lambda: {1: 2}[[]], lambda: [] in {1: 2}, lambda: [] in {1}, lambda: set() in {frozenset()}, lambda: {1}.remove({1}), lambda: {1}.discard(set()), lambda: {}.popitem(), lambda: set().pop(), lambda: {}.pop(1), lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: dict(1), lambda: {**1}, lambda: dict(**{1: 2}), lambda: {} | 1, lambda: {1}.update(1), lambda: {} < {}):
    try: print(bad())
    except Exception as err: print(type(err).__name__, err)
class Missing(dict):
    def __missing__(self, k): log.append(k); return self.setdefault(k, len(self))
m = Missing(); print(m["a"], m["b"], m["a"], m.get("z"), "z" in m, m, done(), "%(q)s" % m, "{q}".format_map(m), eval("r + 1", {}, m) if False else m.pop("q"))
class Lower(dict):
    def __setitem__(self, k, v): super().__setitem__(k.lower(), v)
    def __getitem__(self, k): return super().__getitem__(k.lower())
w = Lower(A=1); w["B"] = 2; w.update(C=3); print(w, w["b"], w.get("B"), "B" in w, dict(w), {**w}, Lower.fromkeys("X"), type(w | {"D": 4}).__name__); p = types.MappingProxyType(w); print(p["b"], p == w, type(p.copy()).__name__, p | {"e": 1}); w["q"] = 1; print("q" in p, len(p))
n = {}; n[1] = "int"; n[1.0] = "float"; n[True] = "bool"; n[1 + 0j] = "complex"; print(n); import fractions, decimal; n[fractions.Fraction(1)] = "fraction"; n[decimal.Decimal(1)] = "decimal"; print(n, len({1, 1.0, True, 1 + 0j, fractions.Fraction(1), decimal.Decimal(1)}), hash(2 ** 61 - 1), hash(2 ** 61), hash(-1), hash(-2), hash(0.5), hash(float("inf")), hash(1e300) == hash(int(1e300)), {"a": 1, b"a": 2}, "" == b"", hash("") == hash(b""), hash(()) == hash(()), hash(None) == hash(None), {0.0: "p", -0.0: "n"}, len({float("nan"), float("nan")}), len({(0,), (False,), (0.0,)}))
