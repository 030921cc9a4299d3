# What does the size of a container tell of its history?
import array, collections, sys
gs = sys.getsizeof
def grown(n):
    l = []
    for i in range(n): l.append(i)
    return l
print([(gs(grown(n)), gs(list(range(n))), gs([*range(n)]), gs(grown(n)[:]), gs(sorted(grown(n))), gs(list(grown(n)))) for n in (1, 4, 5, 9, 17, 33)])
l = grown(100); print(gs(l)); del l[50:]; print(gs(l)); del l[49:]; print(gs(l)); l.append(1); print(gs(l)); l[:] = l; print(gs(l)); l.clear(); print(gs(l)); l.append(1); print(gs(l)); l *= 0; print(gs(l))
l = [1, 2, 3]; l.insert(0, 0); print(gs(l)); l.pop(0); print(gs(l)); l += l; print(gs(l)); l += (x for x in range(3)); print(gs(l)); l.extend({1, 2}); print(gs(l)); l[2:3] = [9, 9, 9]; print(gs(l)); l[::2] = [0] * len(l[::2]); print(gs(l)); del l[::3]; print(gs(l))
print(gs([None] * 10), gs([x for x in range(10)]), gs([x for x in (1,) * 10]), gs(list(x for x in range(10))), gs(list("a" * 10)), gs("a " * 10), gs(("a " * 10).split()), gs(list({i: i for i in range(10)})), gs(list(zip(range(10)))), gs([i for i in range(10) if i % 2]), gs(list(filter(None, range(10)))), gs(list(map(int, range(10)))), gs(list(reversed(range(10)))), gs(list(reversed([1] * 10))), gs(list(enumerate([1] * 10))), gs(list(iter([1] * 10))), gs(list(set(range(10)))), gs(list(b"a" * 10)), gs(list(array.array("i", [1] * 10))), gs(list(collections.deque([1] * 10))))
d = {i: i for i in range(6)}; print(gs(d)); del d[0]; d[9] = 1; print(gs(d)); d.pop(9); d.update({}); print(gs(d)); d[10] = d[11] = 1; print(gs(d), gs(d.copy()), gs(dict(d)), gs({**d}), gs(d | {}), gs(dict(d.items())), gs(dict(list(d.items()))))
for n in (0, 1, 5, 6, 8, 9, 10, 11, 21, 22, 43): a = dict.fromkeys(range(n)); b = dict.fromkeys(map(str, range(n))); print(n, gs(a), gs(b), gs({k: 0 for k in range(n)}), gs({**a}), gs(dict(zip(range(n), range(n)))), gs(a | b), gs(set(range(n))), gs(frozenset(range(n))), gs(set(a)), gs(set(a) | set(a)), gs({*a}), gs(set(map(str, a))), gs({x for x in a}))
d = {}; sizes = []
for i in range(200): d[i] = d.pop(i - 1, i); sizes.append(gs(d))
print(sorted(set(sizes)), len(d)); d = dict.fromkeys(range(100))
for i in range(99): del d[i]
print(gs(d)); d[1] = 1; print(gs(d)); d["s"] = 1; print(gs(d)); e = {**d}; print(gs(e)); d.clear(); print(gs(d))
s = set(range(50)); print(gs(s)); s -= set(range(48)); print(gs(s), gs(s.copy()), gs(s | set())); s.add(99); print(gs(s)); t = set(); t |= s; print(gs(t)); s &= {48}; print(gs(s)); s ^= {1, 2}; print(gs(s)); s.clear(); print(gs(s), gs(set()), gs(frozenset()))
class P: pass
def made(*names):
    p = P()
    for n in names: setattr(p, n, 1)
    return p
print([gs(vars(made(*"abcdefgh"[:n]))) for n in range(9)], gs(vars(made("b", "a"))), gs(vars(made("a")).copy()), gs(made("a")), gs(P()))
p = made("a", "b"); del p.a; print(gs(vars(p))); p.a = 2; print(gs(vars(p))); vars(p)[1] = 1; print(gs(vars(p))); p.__dict__ = {}; print(gs(vars(p))); p.x = 1; print(gs(vars(p)))
class Q:
    def __init__(self, n):
        for i in range(n): setattr(self, f"f{i}", i)
print([gs(vars(Q(n))) for n in (1, 5, 29, 30, 31, 40)], gs(vars(Q(3))))
b = bytearray(10); print(gs(b)); b.append(1); print(gs(b)); b.extend(range(5)); print(gs(b)); del b[:10]; print(gs(b)); del b[2:]; print(gs(b)); b += b"x" * 20; print(gs(b)); b *= 2; print(gs(b)); b[:0] = b"yy"; print(gs(b)); b.pop(); print(gs(b)); b.clear(); print(gs(b)); print(gs(bytearray(b"abc")), gs(bytearray(b"abc") + b"d"), gs(bytearray(b"abcdef")[:2]), gs(bytearray(5).replace(b"\0", b"ab")), gs(bytearray(b"a b").split()[0]))
a = array.array("q"); sizes = []
for i in range(30): a.append(i); sizes.append(gs(a))
print(sizes); a.pop(); print(gs(a)); del a[5:]; print(gs(a)); a.extend([1] * 3); print(gs(a)); print(gs(array.array("b", b"abc")), gs(array.array("d", [1.0])), gs(a[:2]), gs(a * 2), gs(a + a), gs(array.array("u", "ab")))
q = collections.deque(); print(gs(q)); q.extend(range(64)); print(gs(q)); q.append(1); print(gs(q)); q.appendleft(1); print(gs(q)); q.extend(range(200)); print(gs(q)); q.clear(); print(gs(q)); print(gs(collections.deque(range(65))), gs(collections.deque(maxlen=3)), gs(collections.OrderedDict(a=1)), gs(collections.OrderedDict()), gs(collections.Counter("aab")), gs(collections.defaultdict(int)), gs(collections.ChainMap({})), gs(collections.namedtuple("N", "a b")(1, 2)))
print([gs((1,) * n) for n in (0, 1, 2, 20)], gs(tuple([1] * 5)), gs(tuple(x for x in range(11))), gs((1,) + (2,)), gs((1, 2, 3)[1:]), gs(tuple({1, 2})), [gs(2 ** (30 * k)) for k in range(5)], gs(-1), [gs(x) for x in (0, 1, True, False, 2 ** 30 - 1, 2 ** 60 - 1)], gs(0 * 2 ** 100), gs(2 ** 100 - 2 ** 100), gs(2 ** 100 >> 90), gs(int("9" * 30)), gs(10 ** 30 // 10 ** 29))
