# Which names see a change, and which statements make something new?
a = [[0] * 3] * 2; a[0][0] = 1; print(a, a[0] is a[1])
b = [[0] * 3 for _ in range(2)]; b[0][0] = 1; print(b)
t = (1, [2, 3])
try: t[1] += [4]
except TypeError as e: print(e, t)
try: t[1].extend([5]); print(t)
except TypeError as e: print(e)
l = [1, 2]; m = l; l += [3]; print(m, l is m); l = l + [4]; print(m, l is m)
s = "a"; u = s; s += "b"; print(u)
tt = (1,); v = tt; tt += (2,); print(v, tt)
def f(x): x += [1]; return x
q = []; f(q); print(q)
def g(x): x = x + [1]; return x
q = []; g(q); print(q)
def h(x): x += 1; return x
n = 1; h(n); print(n)
x = y = []; x.append(1); print(y); x = [2]; print(y)
l = [1, 2, 3]; l[1:1] = l; print(l); l[:] = l[::-1]; print(l); l[::2] = "abc"; print(l)
try: l[::2] = [1]
except ValueError as e: print(e)
try: l[::2] = 5
except TypeError as e: print(e)
try: l[1:2] = 5
except TypeError as e: print(e)
l = [1]; l.extend(l); print(l); l.append(l); print(l, l[2][2] is l)
l = [3, 1, 2]; print(l.sort(), l, sorted(l, reverse=True), l.reverse(), l)
l = [0, 1, 2, 3, 4]; del l[1:3]; print(l); del l[::2]; print(l)
i = 0; a = [0, 0, 0]; i, a[i] = 1, 9; print(i, a)
i = 0; a = [0, 0]; a[i], i = 5, 1; print(a, i)
a, b = 1, 2; a, b = b, a + b; print(a, b)
a = b = c = 0; a += 1; print(a, b, c)
(a, b), [c, *d] = (1, 2), [3, 4, 5]; print(a, b, c, d)
*a, = "abc"; print(a); a, *b = "x"; print(a, b); [*a, b] = range(4); print(a, b)
d = {}; d["a"], d["b"] = 1, 2; print(d); x = [0, 1]; x[0], x[1] = x[1], x[0]; print(x)
def mod(l): l[0] = 99; l = [1]; l[0] = 5
z = [1]; mod(z); print(z)
class C:
    shared = []
    count = 0
    def add(self, v): self.shared.append(v); self.count += 1
c1, c2 = C(), C(); c1.add(1); c2.add(2); print(C.shared, c1.count, C.count, c1.__dict__, c2.shared is C.shared)
c1.shared = c1.shared + [3]; print(C.shared, c1.__dict__); c2.shared += [4]; print(C.shared, c2.__dict__)
fs = frozenset([1, (2, 3)])
try: fs.add(1)
except AttributeError as e: print(e)
try: {[1]: 2}
except TypeError as e: print(e)
try: hash((1, [2]))
except TypeError as e: print(e)
k = [1]; d = {id(k): k}; k2 = k[:]; print(id(k2) in d, k2 == k)
r = range(3); print(r[1], r == range(0, 3, 1), hash(r) == hash(range(3)), list(r), r.index(2), 5 in r, r[-1], range(0, 10, 3)[-1], range(5)[1:3], range(0) == range(2, 2), len(range(0, -5, -2)), range(10**20)[10**19])
try: r[0] = 1
except TypeError as e: print(e)
b1 = bytearray(b"abc"); b2 = b1; b1 += b"d"; print(b2, b1[0], b1[:1], b1 == b"abcd"); b1[0] = 120; print(b2)
try: b1[0] = 256
except ValueError as e: print(e)
try: b"abc"[0] = 1
except TypeError as e: print(e)
mv = memoryview(b1); mv[0] = 65; print(b1)
try: b1.append(1)
except BufferError as e: print(e)
mv.release(); b1.append(1); print(len(b1))
e1 = enumerate([1]); z1 = zip([1]); print(list(e1), list(e1), list(z1), list(z1))
import copy
o = [1, [2, 3], {"k": [4]}]; s1 = copy.copy(o); d1 = copy.deepcopy(o); o[1].append(9); o[2]["k"].append(9); o.append(0); print(s1, d1)
print([] == [], [] is [], [1, 2] < [1, 3], [1] < [1, 0], (1, 2) == [1, 2], [1, "a"] == [1, "a"])
try: [1, "a"] < [1, 2]
except TypeError as e: print(e)
l = [1, 2, 3, 4, 5, 6]; [l.remove(v) for v in l]; print(l)
l = list(range(5)); 
for i, v in enumerate(l):
    if v == 2: l.insert(0, "x")
    if i > 7: break
print(l)
d = {"a": 1}; d2 = d; d = {**d, "b": 2}; print(d2, d); d2 |= {"c": 3}; print(d2)
def default(v, acc=[]): acc.append(v); return acc
print(default(1), default(2), default(3, [0]), default(4))
def late(): return [lambda: i for i in range(3)]
print([f() for f in late()])
print(*map(lambda p: p(), [lambda i=i: i for i in range(3)]))
w = [1, 2, 3]; ww = w; w = w[:]; w.append(4); print(ww, w); w *= 2; print(w); w[len(w):] = [7]; print(w); w.clear(); print(w, ww)
st = {1, 2}; st2 = st; st |= {3}; print(st2); st = st | {4}; print(st2); st2 -= {1}; print(st2); st2 &= {2}; print(st2); st2 ^= {2, 5}; print(st2)
