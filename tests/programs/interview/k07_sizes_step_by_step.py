# How do lists, dicts, sets and bytearrays grow and shrink by each operation?
import sys
gs = sys.getsizeof
l = []; out = []
for i in range(70):
    l.append(i); out.append(gs(l))
print(out)
l = list(range(50)); print(gs(l)); l.pop(); print(gs(l)); del l[10:]; print(gs(l)); l.clear(); print(gs(l))
l = [1, 2, 3]; l.extend([4]); print(gs(l)); l.extend(range(10)); print(gs(l)); l += [1]; print(gs(l)); l.insert(0, 1); print(gs(l)); l = l + [1]; print(gs(l)); l = l * 2; print(gs(l)); l *= 2; print(gs(l))
print([gs([0] * n) for n in range(5)], [gs([*range(n)]) for n in range(12)], [gs([x for x in range(n)]) for n in range(12)], [gs(list(range(n))) for n in range(12)], [gs(list(x for x in range(n))) for n in range(12)])
print([gs(sorted(range(n))) for n in range(12)], gs([1, 2, 3][:]), gs([1, 2, 3].copy()), gs("a b c d".split()), gs([1, 2, 3, 4, 5][::2]))
l = [1, 2, 3, 4, 5, 6, 7, 8]; l[2:6] = []; print(gs(l)); l[1:1] = [1] * 5; print(gs(l)); l[:] = [1]; print(gs(l)); l[:] = range(20); print(gs(l))
l = list(range(20)); l.remove(3); print(gs(l)); l.reverse(); l.sort(); print(gs(l)); del l[::2]; print(gs(l))
d = {}; out = []
for i in range(100):
    d[i] = i; out.append(gs(d))
print(out)
d = {}; out = []
for i in range(50):
    d[str(i)] = i; out.append(gs(d))
print(out)
for k in list(d): del d[k]
print(gs(d)); d["x"] = 1; print(gs(d)); d.clear(); print(gs(d)); d["a"] = 1; print(gs(d))
print(gs({}), gs(dict()), gs({"a": 1}), gs({1: 1}), gs(dict(a=1)), gs(dict([("a", 1)])), gs({**{"a": 1}}), gs({k: k for k in range(3)}), gs({k: k for k in "abc"}), gs(dict.fromkeys("abc")), gs(dict.fromkeys(range(6))), gs(dict(zip("abcdef", range(6)))), gs({"a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6}), gs({"a": 1} | {"b": 2}))
d = {str(i): i for i in range(20)}; print(gs(d), gs(d.copy()), gs(dict(d)), gs({**d})); 
for i in range(15): d.popitem()
print(gs(d), gs(d.copy()), gs(dict(d)))
d = {i: i for i in range(20)}; del d[3]; print(gs(d.copy()), gs(dict(d)), gs({**d}))
d.update({100: 1}); print(gs(d)); d2 = {}; d2.update(d); print(gs(d2))
s = set(); out = []
for i in range(100): s.add(i); out.append(gs(s))
print(out)
print(gs({1}), gs({1, 2, 3, 4, 5}), gs(set(range(5))), gs({x for x in range(5)}), gs(frozenset(range(5))), gs(set("abcdef")), gs({1} | {2, 3, 4, 5}), gs(set(range(100)) - set(range(99))), gs(set(range(100)).copy()), gs(frozenset(range(100))))
s = set(range(100)); 
for i in range(99): s.discard(i)
print(gs(s)); s.add(1000); print(gs(s)); s.clear(); print(gs(s))
print([gs((0,) * n) for n in range(5)], gs(tuple([1, 2])), gs(tuple(x for x in range(10))))
print([gs(2**k - 1) for k in (0, 1, 29, 30, 31, 59, 60, 61, 90, 1000)], gs(-2**30), gs(True), gs(False), gs(0))
print([gs("a" * n) for n in (0, 1, 2, 100)], [gs("é" * n) for n in (1, 2, 100)], [gs("€" * n) for n in (1, 2, 100)], [gs("😀" * n) for n in (1, 2)], gs("aé"), gs("\x80"), gs("\x7f"))
print([gs(b"a" * n) for n in (0, 1, 10)], [gs(bytearray(b"a" * n)) for n in (0, 1, 10)])
b = bytearray(); out = []
for i in range(40): b.append(1); out.append(gs(b))
print(out); del b[:35]; print(gs(b)); b.clear(); print(gs(b)); b.extend(b"abc" * 10); print(gs(b)); b += b"x"; print(gs(b))
print(gs(1.5), gs(1j), gs(None), gs(...), gs(range(1)), gs(slice(1)), gs(object()), gs(print), gs([].append), gs(lambda: 0), gs(iter([])), gs(iter({})), gs({}.keys()), gs(zip()), gs(map(len, [])), gs(enumerate([])), gs(reversed([])), gs(memoryview(b"")), gs(property()), gs(staticmethod(len)), gs(classmethod(len)), gs(super(int, 1)))
