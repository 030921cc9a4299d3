# What do equal keys, views, unions and changes during iteration do?
d = {"b": 1, "a": 2}; d["c"] = 3; del d["b"]; d["b"] = 4; print(d, list(d), d.popitem(), d)
d["a"] = 9; print(d); d |= {"z": 1}; print(d | {"a": 0}, {"a": 0} | d, d == {"z": 1, "c": 3, "a": 9})
print({1: "a", True: "b", 1.0: "c"}, {1, True, 1.0}, {True: 1} == {1: 1}, {0: 0, False: 1, 0.0: 2, -0.0: 3, 0j: 4})
nan = float("nan"); print({nan: 1}[nan], nan in {nan}, {nan, nan}, len({float("nan"), float("nan")}), [nan] == [nan], nan == nan, (nan,) == (nan,))
class K:
    def __init__(s, h, e): s.h = h; s.e = e
    def __hash__(s): return s.h
    def __eq__(s, o): print("eq", s.e, o.e); return s.e == o.e
a, b = K(1, 1), K(1, 2); d = {a: "a", b: "b"}; print(len(d)); print(d[a]); print(d[K(1, 2)])
print({} == [], {}.get("x"), {}.get("x", 5), {"a": 1}.setdefault("a", 2), dict(a=1, **{"b": 2}), dict([(1, 2)], x=3), dict({1: 2}), dict(zip("ab", [1, 2])))
for c in ("{}['k']", "{}.pop('k')", "{}.popitem()", "{[]: 1}", "{{}: 1}", "{1: 2}[[]]", "dict([1])", "dict(['ab', 'cd'])", "dict([(1, 2, 3)])", "dict(5)", "dict(1, 2)", "{**1}", "dict(**{1: 2})", "{1: 2} + {3: 4}", "{1} + {2}", "{1} | [2]", "{1}.union([2])", "{1: 1} | [(2, 2)]", "{1: 1} < {2: 2}", "{1} < {1, 2}", "{1, 2} <= [1]", "set([[]])", "{1, 2}[0]", "set().pop()", "{1}.remove(5)", "{1}.discard(5)", "frozenset([1]).add(2)", "hash({1})", "hash(frozenset([1])) == hash(frozenset([1]))", "{frozenset([1])} == {frozenset([1])}", "{1, 2} ^ {2, 3}", "{1, 2, 3} - {2} & {3}", "{1} == frozenset([1])", "type({1} | frozenset([2]))", "type(frozenset([2]) | {1})", "{1}.isdisjoint([2])", "{3, 1, 2}", "{'a': 1}.keys() & {'a', 'b'}", "sorted({'a': 1}.items() | {('b', 2)})", "{'a': 1}.keys() == {'a'}", "{'a': []}.items() == {('a', ())}", "{'a': []}.items() & {1}", "{'a': 1}.values() == {'a': 1}.values()", "{'a': 1}.keys()[0]", "dict.fromkeys('ab', [])", "{}.update(5)", "{}.update([1])", "{}.update([(1,)])", "{1: 2}.keys().isdisjoint([2])", "list(reversed({1: 2, 3: 4}))", "list(reversed({1: 2, 3: 4}.items()))", "reversed({1})", "{*()}", "{**{}}", "type({})", "{i: i * i for i in range(3)}", "{i % 2 for i in range(5)}", "(lambda d: (d.update(b=1, a=2), d))({'a': 0})[1]"):
    try: print(c, "->", eval(c))
    except Exception as e: print(c, "->", type(e).__name__, e)
d = dict.fromkeys("ab", []); d["a"].append(1); print(d)
class MD(dict):
    def __missing__(s, k): s[k] = k * 2; return s[k]
m = MD(); print(m[3], m.get(4), 4 in m, m)
import collections
dd = collections.defaultdict(list); dd["a"].append(1); dd["b"]; print(dd, dd.get("c"), "c" in dd)
c = collections.Counter("abracadabra"); print(c.most_common(2), c["zz"], c - collections.Counter("aaaaaaa"), +collections.Counter(a=-1, b=2), c.total(), sorted(c.elements())[:3])
od = collections.OrderedDict(a=1, b=2); od.move_to_end("a"); print(od, od == {"a": 1, "b": 2}, od == collections.OrderedDict(a=1, b=2), od.popitem(last=False))
cm = collections.ChainMap({"a": 1}, {"a": 2, "b": 3}); cm["b"] = 9; print(cm, cm["a"], dict(cm))
d = {i: i for i in range(5)}; it = iter(d.items()); next(it); del d[4]
try: next(it)
except RuntimeError as e: print(e)
d = {1: 1}; v = d.values(); k = d.keys(); d[2] = 2; print(v, k, len(v), 2 in k, k - {1}, k.mapping)
try: k.mapping[1] = 2
except TypeError as e: print(e)
class BadHash:
    def __hash__(s): return "a"
try: {BadHash(): 1}
except TypeError as e: print(e)
class NoHash:
    def __eq__(s, o): return True
try: {NoHash()}
except TypeError as e: print(e)
class BadEq:
    def __hash__(s): return 1
    def __eq__(s, o): raise ZeroDivisionError("in eq")
try: {BadEq(): 1, BadEq(): 2}
except ZeroDivisionError as e: print(e)
print(hash(-1), hash(-2), hash(1) == hash(1.0) == hash(True), hash(2**61 - 1), hash(2**61), hash(float("inf")), hash(0.5), hash(-0.0), hash(()), hash((1, 2)) == hash((1, 2)), hash(None) == hash(None), hash(1 + 0j))
d = {}; d[(1, 2)] = "t"; print(d[1, 2], d.get((1, 2)))
s = {1, 2, 3}; s2 = s; s |= {4}; print(s2 is s, s2); s = s | {5}; print(s2 is s)
d1 = {"x": {"y": 1}}; d2 = d1.copy(); d2["x"]["y"] = 2; print(d1); print(str({"a": {"b": [1, {2}]}}))
d = {}; d["self"] = d; print(d); l = [1]; l.append(l); print(l); t = ([],); t[0].append(t); print(t); s = {1}
print(sorted({"b": 1, "a": 2}), max({"b": 1, "a": 2}), sorted({"b": 1, "a": 2}.items(), key=lambda kv: kv[1]), min({}, default=0), sum({1: 2, 3: 4}), any({0: 1}), *{"k": "v"}, [*{"q": 1}.items()])
