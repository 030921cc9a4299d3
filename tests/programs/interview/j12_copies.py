# copy and deepcopy: what is shared afterwards?
import copy
a = [[1], (2, [3]), {"k": [4]}, "s"]
s, d = copy.copy(a), copy.deepcopy(a)
print([x is y for x, y in zip(a, s)], [x is y for x, y in zip(a, d)], d == a)
r = [1]; r.append(r)
rd = copy.deepcopy(r)
print(rd[1] is rd, rd is not r)
twice = [[]] * 2
td = copy.deepcopy(twice)
print(td[0] is td[1], [id(x) for x in map(copy.copy, twice)][0] != id(twice[0]))
t = (1, (2, "x"))
print(copy.deepcopy(t) is t, copy.deepcopy((1, [2]))[1] is not None, copy.copy(t) is t)
memo = {}
inner = []
outer = [inner, inner]
o2 = copy.deepcopy(outer, memo)
print(memo[id(inner)] is o2[0], len(memo), memo[id(memo)] == [inner, outer])
class C:
    def __init__(self): self.l = [1]; self.me = self
c = C(); c2 = copy.copy(c); c3 = copy.deepcopy(c)
print(c2.l is c.l, c2.me is c, c3.l is c.l, c3.me is c3)
class H:
    def __init__(self, v): self.v = v
    def __copy__(self): return H(("copied", self.v))
    def __deepcopy__(self, memo): return H(("deep", len(memo)))
print(copy.copy(H(1)).v, copy.deepcopy(H(1)).v, copy.deepcopy([H(1), H(2)])[1].v)
class R:
    calls = []
    def __reduce_ex__(self, p): R.calls.append(p); return (R, ())
copy.copy(R()); copy.deepcopy(R()); print(R.calls)
class G:
    def __getstate__(self): return {"x": 1}
    def __setstate__(self, st): self.__dict__.update(st, restored=True)
print(copy.copy(G()).__dict__)
for same in (None, 1, "s", 1.5, True, b"b", len, C, C.__init__, range(3), ..., type(None), frozenset([1])):
    assert copy.copy(same) is same, same
print(copy.deepcopy(frozenset([1])) is frozenset([1]), copy.deepcopy(range(3)) is None, copy.deepcopy(C) is C, copy.deepcopy(len) is len)
l = [1, 2, 3]
print(l.copy() is l, l[:] == l, list(l) is l, [*l] == l, {**{"a": l}}["a"] is l, dict(a=l).copy()["a"] is l, set([1]).copy() == {1})
class D(dict): pass
class L(list): pass
x = D(a=[1]); x.attr = [2]
y = copy.copy(x); z = copy.deepcopy(x)
print(type(y).__name__, y.attr is x.attr, y["a"] is x["a"], z.attr is x.attr, z, type(x.copy()).__name__, type(L([1])[:]).__name__, type(copy.copy(L())).__name__)
import threading
try: copy.deepcopy([threading.Lock()])
except TypeError as e: print(e)
g = (i for i in [1])
try: copy.copy(g)
except TypeError as e: print(e)
