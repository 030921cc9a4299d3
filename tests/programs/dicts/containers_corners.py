# Containers changed while used, odd keys, slices, views, buffers, and what they refuse.
# Environment: PYTHONHASHSEED=0
import sys
d = {1: 2, 3: 4}
def mut(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
def it1():
    for k in d: d[k + 10] = 1
def it2():
    for k in d: del d[k]
def it3():
    for k, v in d.items(): d[k] = v + 1
    return d
def it4():
    s = {1, 2}
    for x in s: s.add(x + 5)
def it5():
    l = [1, 2, 3]; out = []
    for x in l:
        out.append(x)
        if len(l) < 6: l.append(x * 2)
        if x == 2: l.remove(1)
    return out, l
def it6():
    d = {1: 1}
    i = iter(d); next(i); d[2] = 2
    next(i)
def it7():
    d = dict.fromkeys(range(5)); i = iter(d)
    next(i); d.pop(4); d[9] = 1
    return list(i)
def it8():
    d = dict.fromkeys(range(5)); i = reversed(d)
    print(next(i)); d.clear(); next(i)
def it9():
    from collections import deque
    q = deque([1]); i = iter(q); q.append(2); next(i)
for f in (it1, it2, it3, it4, it5, it6, it7, it8): mut(f)
class BadKey:
    def __init__(s, n): s.n = n
    def __lt__(s, o):
        if s.n == 3: raise ValueError("lt")
        return s.n < o.n
    def __repr__(s): return f"K{s.n}"
l = [BadKey(i) for i in (5, 1, 3, 2)]
mut(lambda: l.sort()); print(len(l))
def key(x):
    print(l2, end=" "); 
    return x
l2 = [3, 1, 2]; l2.sort(key=key); print(l2)
def key2(x): l2.append(1); return x
mut(lambda: l2.sort(key=key2)); print(l2)
mut(lambda: [1, "a"].sort()); mut(lambda: sorted([3, 1, None])); mut(lambda: [1].sort(5)); mut(lambda: [3, 1].sort(key=5)); mut(lambda: sorted([1, 2], key=lambda: 0))
print(sorted([3, 1, 2], reverse=True), sorted("bca", key=str.upper, reverse=1), sorted([(1, "b"), (1, "a"), (0, "c")], key=lambda t: t[0], reverse=True), sorted({3: 1, 1: 2}), sorted([1.5, 1, True, 0]))
class H:
    def __init__(s, h, e=True): s.h, s.e = h, e
    def __hash__(s): return s.h
    def __eq__(s, o): print("eq", end=" "); return s.e
a, b, c = H(1), H(1, False), H(9)
d = {a: 1}; d[b] = 2; print(len(d), d[a]); print(c in d, {a, b, H(1)} and 1)
class HE:
    def __hash__(s): raise RuntimeError("hash")
class EE:
    def __hash__(s): return 1
    def __eq__(s, o): raise RuntimeError("eq")
mut(lambda: {HE(): 1}); mut(lambda: HE() in {}); mut(lambda: {1: 1}[EE()]); mut(lambda: EE() in {1}); mut(lambda: {1, EE()}); mut(lambda: {EE(): 1, 1: 2}); mut(lambda: [EE()].index(1)); mut(lambda: EE() in [1]); mut(lambda: [EE()] == [1]); mut(lambda: (EE(),) < (1,)); mut(lambda: [1].count(EE())); mut(lambda: {"a": EE()} == {"a": 1}); mut(lambda: {1}.discard(EE())); mut(lambda: {1: 2}.pop(EE())); mut(lambda: {1: 2}.setdefault(EE())); mut(lambda: {1} | {EE()}); mut(lambda: {[]: 1}); mut(lambda: {()}); mut(lambda: {([],)}); mut(lambda: hash(slice(1))); mut(lambda: hash({})); mut(lambda: {{}: 1}); mut(lambda: {{1}: 1})
l = list(range(10)); l[2:5] = "abc"; print(l); l[::3] = [0, 0, 0, 0]; print(l); del l[::4]; print(l); l[5:2] = [9, 9]; print(l); l[-100:2] = []; print(l); l[100:] = [7]; print(l); del l[-1:-3:-1]; print(l); l[:] = l; l[1:1] = l; print(l)
mut(lambda: l.__setitem__(slice(0, 4, 2), [1])); mut(lambda: l.__setitem__(slice(0, 4, 0), [1])); mut(lambda: l.__setitem__(slice(0, 1), 5)); mut(lambda: l.__setitem__(99, 1)); mut(lambda: l.__delitem__(99)); mut(lambda: l.insert("a", 1)); mut(lambda: l.pop(99)); mut(lambda: l.pop("a")); mut(lambda: l.extend(5)); mut(lambda: l.index(77)); mut(lambda: l.remove(77)); mut(lambda: [].index(1, 2, 3)); mut(lambda: l[1.0]); mut(lambda: l["a":]); mut(lambda: l[::0]); mut(lambda: (1, 2)[::0]); mut(lambda: "ab"[::0]); mut(lambda: range(5)[::0]); mut(lambda: l[None]); mut(lambda: l[1, 2]); mut(lambda: l * 10 ** 30); mut(lambda: [0] * 10 ** 18); mut(lambda: "a" * 10 ** 19)
l = [1, 2, 3]; l += "ab"; l += (x for x in l[:2]); l *= 2; print(l, l.index(2, 3), l.count(1), l[::-1][:3], l.copy() is l)
l = [1, 2]; l.extend(l); l.insert(-1, 9); l.insert(100, 8); l.insert(-100, 7); l.reverse(); print(l, l.pop(0), l.pop(-1), l)
l = [1, 2, 3]; l[1:2] += [5]; l[0] += 10; l[-1] **= 2; print(l)
t = ([],)
try: t[0] += [1]
except TypeError as e: print(e, t)
d = dict(a=1, **{"b c": 2}); d |= {"z": 1}; d |= [("y", 2)]; print(d, d | {"a": 9}, {**d}, d.pop("nope", 5), d.popitem(), d.setdefault("q"), d.get("x", 3), list(reversed(d)), d.keys() & {"a"}, d.items() - {("a", 1)}, d.keys() | [1], d.values(), d.keys() == {"a", "b c", "z", "q"}, d.items() ^ {("a", 1)}, d.keys().isdisjoint([1]), d.keys() >= {"a"})
mut(lambda: {} | 5); mut(lambda: {} | [(1, 2)]); mut(lambda: d.update(5)); mut(lambda: d.update([(1,)])); mut(lambda: d.update(["ab", "cd"])); mut(lambda: d.update([5])); mut(lambda: dict(a=1, *[])); mut(lambda: dict.fromkeys(5)); mut(lambda: d.pop()); mut(lambda: d.popitem(1)); mut(lambda: {}.popitem()); mut(lambda: d.fromkeys("ab", [])); mut(lambda: d["nope"]); mut(lambda: d.__delitem__("nope")); mut(lambda: d.keys()[0]); mut(lambda: d.items() & 5); mut(lambda: d.keys() - 5); mut(lambda: dict([["a"]])); mut(lambda: dict(["ab", "c"])); mut(lambda: {"a": 1} < {"b": 2})
class DM(dict):
    def __missing__(self, k): self[k] = k * 2; return k * 3
dm = DM(); print(dm["a"], dm["a"], dm.get("b"), dm); mut(lambda: "%(z)s %(a)s" % dm); print("{z} {q}".format_map(DM()))
class DK(dict):
    def __getitem__(self, k): return "over"
    def keys(self): return ["k1"]
    def __iter__(self): return iter(["it"])
dk = DK(x=1); print({**dk}, dict(dk), dk["q"], eval("zz", {}, dk), list(dk), "%(r)s" % dk, "{0[w]}".format(dk), [*dk], (lambda **k: k)(**dk))
s = {1, 2, 3}; s2 = frozenset([3, 4]); print(s | s2, s2 | s, type(s2 | s), s & s2, s - s2, s ^ s2, s <= {1, 2, 3, 4}, s < s, s.isdisjoint([9]), s.union([5], (6,), "a"), s.intersection({1: 2}), s.difference([1], [2]), s.symmetric_difference([3, 9]), s == frozenset(s), hash(s2) == hash(frozenset([4, 3])), s >= s2, {frozenset([1])} == {frozenset([1])}, {1} in {frozenset([1])})
s.update([7], "x"); s.difference_update([7]); s.intersection_update([1, 2, "x"]); s.symmetric_difference_update([1, 5]); s |= {8}; s &= {8, 5}; s -= {5}; s ^= {1}; print(s, s.pop() in (1, 8), s.copy(), s.discard(99))
mut(lambda: s | [1]); mut(lambda: s - "a"); mut(lambda: s < [1]); mut(lambda: s.remove([])); mut(lambda: s.add([])); mut(lambda: s.union(5)); mut(lambda: s.__or__(5)); mut(lambda: set() < 5); mut(lambda: s.update(5)); mut(lambda: frozenset().add(1)); mut(lambda: s.remove({1})); mut(lambda: s.discard({1}))
print((1, 2) + (3,), (1, 2) * 2, (1, [2]) == (1, [2]), (1, 2) < (1, 3), () < (0,), (1, 2).index(2), (1, 1).count(1), tuple("ab"), (1,)[0:0], (1, 2, 3)[::-1], hash((1, 2)) == hash((1, 2)), (1, 2) is (1, 2))
r = range(10, 0, -3); print(list(r), r[1], r[-1], r[1:3], r.index(7), 7 in r, 8 in r, r == range(10, 1, -3), hash(r) == hash(range(10, 1, -3)), len(range(0, 100, 7)), range(0), reversed(r), list(reversed(r)), r.count(4), range(10 ** 20)[10 ** 19], 10 ** 19 in range(10 ** 20), 5.0 in range(10), "a" in range(3)); mut(lambda: len(range(10 ** 20))); mut(lambda: range(5).index(9)); mut(lambda: range(1.5)); mut(lambda: range(5)[9]); mut(lambda: range(5).start.__class__); mut(lambda: setattr(range(5), "start", 1))
m = memoryview(bytearray(b"abcdef")); m[1] = 90; m[2:4] = b"XY"; print(bytes(m), m[::2].tolist(), m.shape, m.strides, m.format, m.itemsize, m.nbytes, m.readonly, m == b"aZXYef", bytes(m[::-1]), m.hex(), m.tobytes("C"), m.cast("H").tolist(), hash(memoryview(b"a")) == hash(b"a")); mut(lambda: m.__setitem__(0, 300)); mut(lambda: m.__setitem__(slice(0, 2), b"abc")); mut(lambda: m[99]); mut(lambda: m["a"]); mut(lambda: hash(m)); mut(lambda: memoryview(b"a").__setitem__(0, 1)); m.release(); mut(lambda: m[0]); print(m)
ba = bytearray(b"abc"); ba += b"de"; ba[1:2] = b"ZZZ"; ba.append(33); ba.extend([65, 66]); ba.insert(0, 64); del ba[2]; print(ba, ba.pop(), ba.pop(0), ba.remove(33), ba.reverse(), ba, ba * 2, ba.find(b"Z"), ba.upper(), ba.hex("-", 2), bytearray.fromhex("61 62"), bytes.fromhex("6162"), ba.index(b"d"), ba.count(b"Z"), b"a" in ba, 97 in ba, ba == bytes(ba), ba < b"z"); mut(lambda: ba.append(256)); mut(lambda: ba.append("a")); mut(lambda: ba.remove(1)); mut(lambda: bytes.fromhex("6")); mut(lambda: bytes.fromhex("zz")); mut(lambda: ba.__setitem__(0, 256)); mut(lambda: 256 in ba); mut(lambda: "a" in ba); mut(lambda: b"a" + "a"); mut(lambda: b"a".join(["a"])); mut(lambda: b"a".replace("a", "b")); v = memoryview(ba); mut(lambda: ba.append(1)); mut(lambda: ba.clear())
print(b"a,b".split(b","), b" a b ".split(), b"abc".translate(None, b"b"), b"abc".translate(bytes(range(256))[::-1])[:1], b"%d" % 5, b"a".ljust(3, b"-"), b"aXbX".replace(b"X", b"YY", 1), b"Hello".swapcase(), b"abc".startswith((b"x", b"a")), b"\x00\xff".hex(), bytes([1, 2]), bytes(3), bytes("é", "utf8"), b"abc"[1], b"abc"[1:], b"a" b"b", b"x" * 3, bytes(memoryview(b"q")), b"ab".partition(b"b"), b"1".isdigit(), b"a b".title(), b"a\tb".expandtabs(2), b"5".zfill(3), b"ab".center(6, b"*"), b"a\nb".splitlines(), b"abc".rfind(b"c"), b"aa".count(b"a"), b"abc".strip(b"ac"), b"abc".removeprefix(b"a"))
