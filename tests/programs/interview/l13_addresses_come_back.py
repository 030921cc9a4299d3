# Whose address does the next object of the same kind get?
# Not under stress: its free lists are short, and it collects in between
import sys, weakref
def again(make):
    """Is the address of one that died the next one's?"""
    a = make(); i = id(a); del a
    b = make(); same = id(b) == i
    return same
class P: pass
class S: __slots__ = ("x",)
class L(list): pass
makers = dict(object=object, plain=P, slots=S, sublist=L, float=lambda: float("1.5"), int=lambda: int("12345678901"), complex=lambda: complex("1j"), list=lambda: [1], empty=lambda: [], dict=lambda: {"a": 1}, set=lambda: {1}, frozenset=lambda: frozenset([1, 2]), tuple1=lambda: tuple([5]), tuple5=lambda: tuple([1, 2, 3, 4, 5]), str=lambda: "".join(["two", "words"]), bytes=lambda: bytes([1, 2, 3]), bytearray=lambda: bytearray(3), range=lambda: range(5), slice=lambda: slice(1, 2), func=lambda: (lambda: 0), method=lambda: P().__init__, cell=lambda: (lambda x: (lambda: x))(1).__closure__[0], enumerate=lambda: enumerate([]), zip=lambda: zip(), iter=lambda: iter([1]), weak=lambda: weakref.ref(P), exc=lambda: ValueError(1), view=lambda: {}.keys(), memory=lambda: memoryview(b"x"), module=lambda: type(sys)("m"))
print([name for name, make in makers.items() if not again(make)])
def two(make):
    """Two die: in which order do their addresses come back?"""
    a, b = make(), make(); i, j = id(a), id(b); del a, b
    c, d = make(), make()
    return "last first" if (id(c), id(d)) == (j, i) else "first first" if (id(c), id(d)) == (i, j) else "others"
print({name: two(makers[name]) for name in ("list", "dict", "float", "tuple1", "tuple5", "object", "set", "slice", "func")})
def crossing(first, second):
    a = first(); i = id(a); del a; b = second(); return id(b) == i
print(crossing(object, lambda: float("2.5")), crossing(lambda: [1], lambda: {1: 1}), crossing(lambda: tuple([1]), lambda: tuple([1, 2])), crossing(P, S), crossing(lambda: {1}, lambda: frozenset([1, 2])))
print(id(object()) == id(object()), id([]) == id([]), id({}) == id({}), [] is [], id(P()) == id(P()), id(P()) == id(S()), id(1.5 * 2) == id(2.5 * 2), id(lambda: 0) == id(lambda: 1), id("a" * int("20")) == id("b" * int("20")))
a, b = [1], [2]; i = id(a); a = b; c = [3]; print(id(c) == i, a is b); x = [[n] for n in range(3)]; ids = [id(v) for v in x]; x.clear(); y = [[n] for n in range(3)]; print(all(id(v) in ids for v in y[1:]))
def frame(): return id(sys._getframe())
print(frame() == frame(), len({frame() for _ in range(10)})); l = []; first = id(l); l += range(1000); print(id(l) == first); l.clear(); print(id(l) == first); l = l + [1]; print(id(l) == first)
s = set(); i = id(s); s |= {1}; print(id(s) == i); s = s | {2}; print(id(s) == i); d = {}; i = id(d); d |= {1: 2}; print(id(d) == i); t = (1,); i = id(t); t += (2,); print(id(t) == i); n = 10 ** 20; i = id(n); n += 1; print(id(n) == i); f = 1.5; i = id(f); f += 1; print(id(f) == i); b = bytearray(b"a"); i = id(b); b += b"b" * 100; print(id(b) == i)
print(id(True) == id(1 == 1), id(None) == id(print.__kwdefaults__ if hasattr(print, "__kwdefaults__") else None), id(5) == id(int("5")), id(-5) == id(int("-5")), id(-6) == id(int("-6")), id(256) == id(int("256")), id(257) == id(int("257")), id("") == id(str()), id(()) == id(tuple()), id(b"") == id(bytes()), id(frozenset()) == id(frozenset([])), id("a") == id("abc"[0]), id(b"a") == id(b"abc"[:1]), id(...) == id(Ellipsis), id(type(None)) == id(None.__class__))
p = P(); q = weakref.ref(p); i = id(p); del p; r = P(); print(id(r) == i, q() is None, weakref.ref(r)() is r, weakref.ref(r) is q); seen = {}
for n in range(5): seen.setdefault(id(P()), []).append(n)
print(len(seen), list(seen.values())); m = P(); m.f = 1; P.g = lambda self: 0; print(m.g is m.g, m.g == m.g, id(m.g) == id(m.g), m.__dict__ is m.__dict__, P.__dict__ is P.__dict__, P.g is P.g, len({id(m.g) for _ in range(3)}))
