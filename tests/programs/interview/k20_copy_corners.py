# What do copy and deepcopy copy, share, refuse and ask for?
import copy, sys
class C:
    def __init__(s): s.l = [1]; s.me = s
c = C(); d = copy.copy(c); e = copy.deepcopy(c); print(d.l is c.l, d.me is c, e.l is c.l, e.me is e, d == c)
for o in (1, "s", 1.5, None, (1, 2), (1, [2]), frozenset([1]), frozenset(), range(3), len, int, lambda: 0, ..., b"x", 1j, slice(1), True, property(), type, sys, NotImplemented):
    print(type(o).__name__, end=" ")
    try: print(copy.copy(o) is o, end=" ")
    except Exception as x: print(type(x).__name__, x, end=" ")
    try: print(copy.deepcopy(o) is o)
    except Exception as x: print(type(x).__name__, x)
for o in ([1], {1: 2}, {1}, bytearray(b"a"), iter([1]), (x for x in ()), open, memoryview(b"a"), Exception("a"), object(), iter((1,)), enumerate([1]), zip([1]), map(len, []), {}.keys(), reversed([1]), [].append, C().__init__, staticmethod(len), super(C, C())):
    print(type(o).__name__, end=" ")
    try: k = copy.copy(o); print(k is o, type(k).__name__, end=" ")
    except Exception as x: print(type(x).__name__, x, end=" ")
    try: k = copy.deepcopy(o); print(k is o, type(k).__name__)
    except Exception as x: print(type(x).__name__, str(x)[:60])
l = [1]; a = [l, l]; b = copy.deepcopy(a); print(b[0] is b[1], b[0] is l)
l = []; l.append(l); m = copy.deepcopy(l); print(m[0] is m, m is l)
t = ([],); t[0].append(t); u = copy.deepcopy(t); print(u[0][0] is u, u is t)
memo = {}; x = [[]]; y = copy.deepcopy(x, memo); print(len(memo), memo[id(x)] is y, memo[id(memo)][0] is x or len(memo[id(memo)]))
class H:
    def __copy__(s): return "copied"
    def __deepcopy__(s, memo): return "deep", type(memo).__name__
print(copy.copy(H()), copy.deepcopy(H()), copy.deepcopy([H()]))
class R:
    def __reduce__(s): return list, ((1, 2),)
print(copy.copy(R()), copy.deepcopy(R()))
class R2:
    def __reduce_ex__(s, p): print("proto", p); return "name"
r = R2(); print(copy.copy(r) is r, copy.deepcopy(r) is r)
class G:
    def __init__(s): s.a = 1; s.b = 2
    def __getstate__(s): return {"a": s.a}
    def __setstate__(s, st): s.__dict__.update(st); s.c = "set"
print(vars(copy.copy(G())), vars(copy.deepcopy(G())))
class NA:
    def __new__(cls, a): o = super().__new__(cls); o.a = a; return o
try: copy.copy(NA(1))
except TypeError as e2: print(e2)
class NA2(NA):
    def __getnewargs__(s): return (s.a,)
print(copy.copy(NA2(5)).a)
class NA3:
    def __new__(cls, *, k): o = super().__new__(cls); o.k = k; return o
    def __getnewargs_ex__(s): return (), {"k": s.k}
print(copy.copy(NA3(k=7)).k)
class L(list): pass
q = L([1, [2]]); q.x = [1]; w = copy.copy(q); z = copy.deepcopy(q); print(type(w), w, w.x is q.x, z, z.x is q.x, z[1] is q[1])
class D(dict): pass
q = D(a=[1]); q.y = 1; print(copy.copy(q).y, copy.deepcopy(q)["a"] is q["a"], type(q.copy()))
class T(tuple): pass
q = T([[1]]); print(type(copy.copy(q)), copy.deepcopy(q)[0] is q[0])
class S: __slots__ = ("a", "__dict__")
s = S(); s.a = [1]; s.b = [2]; k = copy.copy(s); print(k.a is s.a, k.b is s.b); k = copy.deepcopy(s); print(k.a is s.a, k.b)
print([1, 2][:] == copy.copy([1, 2]), list is copy.copy(list))
import datetime, collections, fractions, decimal, enum, array, re, types, functools
E = enum.Enum("E", "A B"); print(copy.copy(E.A) is E.A, copy.deepcopy(E.A) is E.A, copy.deepcopy([E.A])[0] is E.A)
for o in (datetime.date(2020, 1, 1), collections.deque([[1]], 5), collections.Counter("ab"), collections.OrderedDict(a=[1]), collections.defaultdict(list, a=[1]), fractions.Fraction(1, 2), decimal.Decimal("1.5"), array.array("i", [1]), re.compile("a"), types.SimpleNamespace(a=[1]), functools.partial(print, [1]), collections.namedtuple("NT", "a b")(1, [2]), collections.ChainMap({}), types.MappingProxyType({})):
    try: k = copy.copy(o); d = copy.deepcopy(o); print(type(o).__name__, k is o, d is o, k == o, d == o)
    except TypeError as e3: print(type(o).__name__, e3)
dq = collections.deque([[1]], 5); print(copy.copy(dq)[0] is dq[0], copy.deepcopy(dq)[0] is dq[0], copy.copy(dq).maxlen)
try: copy.deepcopy({1: (x for x in ())})
except TypeError as e4: print(e4)
def deep(n):
    l = []
    for _ in range(n): l = [l]
    return l
try: copy.deepcopy(deep(2000))
except RecursionError as e5: print(e5)
print(copy.error is copy.Error, copy.__all__)
try: copy.copy()
except TypeError as e6: print(e6)
f = lambda: 0; f.x = [1]; print(copy.copy(f) is f, copy.deepcopy([f])[0] is f)
try: raise ValueError("a", [1])
except ValueError as ex: e7 = copy.copy(ex); print(e7.args, e7.args[1] is ex.args[1], e7.__traceback__, copy.deepcopy(ex).args[1] is ex.args[1])
