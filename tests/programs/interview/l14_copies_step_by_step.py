# copy and deepcopy: which hooks run, with which arguments, and what is shared?
import array, collections, copy, dataclasses, enum, fractions, re, sys, types, weakref
class Log:
    def __init__(self, n): self.n = n
    def __copy__(self): print("copy", self.n); return Log(self.n + "c")
    def __deepcopy__(self, memo): print("deep", self.n, type(memo).__name__, len(memo)); return memo.setdefault(id(self), Log(self.n + "d"))
    def __repr__(self): return f"<{self.n}>"
a = Log("a"); print(copy.copy(a), copy.deepcopy(a), copy.deepcopy([a, a]), copy.copy([a]), copy.deepcopy({a: a}), copy.deepcopy((a,)), copy.deepcopy({1: (a, [a])}))
class R:
    def __reduce_ex__(self, p): print("reduce_ex", p); return R, (), {"s": [1]}
    def __setstate__(self, st): print("setstate", st)
copy.copy(R()); copy.deepcopy(R())
class G:
    def __init__(self): print("init"); self.x = [1]
    def __getstate__(self): print("getstate"); return dict(vars(self), y=2)
g = copy.copy(G()); print(vars(g)); h = copy.deepcopy(g); print(h.x == g.x, h.x is g.x)
class N:
    def __new__(cls, *a): print("new", a); return super().__new__(cls)
    def __getnewargs__(self): return ("arg",)
copy.copy(N("x")); copy.deepcopy(N("y"))
class Sl:
    __slots__ = ("a", "b", "__dict__")
s = Sl(); s.a = [1]; s.c = [2]; t = copy.copy(s); u = copy.deepcopy(s); print(t.a is s.a, t.c is s.c, hasattr(t, "b"), u.a is s.a, u.a, u.c, vars(u))
same = lambda f, v: f(v) is v
values = [None, 1, 1.5, 1j, "s", b"b", (), (1,), ([],), frozenset([1]), frozenset(), range(3), slice(1), len, print, int, type, lambda: 0, ..., NotImplemented, re.compile("x"), property(), weakref.ref(Log), enum.Enum("E", "A").A, fractions.Fraction(1, 2), types.SimpleNamespace(a=[1]), collections.deque([1]), array.array("i", [1]), bytearray(b"x"), {1}, {1: 2}, [1], collections.OrderedDict(a=[1]), collections.Counter("aa"), collections.defaultdict(list, a=[1]), collections.namedtuple("P", "x")([1]), ValueError([1]), object()]
for v in values: print(type(v).__name__, int(same(copy.copy, v)), int(same(copy.deepcopy, v)), end="; ")
print()
for bad in ((i for i in ()), sys, memoryview(b"x"), iter([]), open, sys._getframe()):
    for f in (copy.copy, copy.deepcopy):
        try: print(type(bad).__name__, "same" if f(bad) is bad else "other")
        except TypeError as e: print(e)
l = [1]; l.append(l); c, d = copy.copy(l), copy.deepcopy(l); print(c[1] is l, d[1] is d); x = []; t = (x, 1); x.append(t); e = copy.deepcopy(t); print(e[0][0] is e, e is t); f = copy.deepcopy(x); print(f[0][0] is f)
memo = {}; y = [[1], [2]]; z = copy.deepcopy(y, memo); print(len(memo), memo[id(y)] is z, memo[id(memo)][-1] is y, copy.deepcopy(y, memo) is z); memo = {id(y[0]): "replaced"}; print(copy.deepcopy(y, memo)); inner = [0]; shared = [inner, inner, (inner,)]; k = copy.deepcopy(shared); print(k[0] is k[1] is k[2][0], k[0] is inner); n = sys.getrefcount(inner); copy.deepcopy(shared); print(sys.getrefcount(inner) - n)
@dataclasses.dataclass
class D:
    a: list; b: int = 0
d = D([1]); r = dataclasses.replace(d, b=1); print(r, r.a is d.a, copy.copy(d) == d, copy.deepcopy(d).a is d.a, dataclasses.asdict(d)["a"] is d.a, dataclasses.astuple(d)[0] is d.a)
class Sub(list):
    pass
s = Sub([[1]]); s.attr = [2]; c, d = copy.copy(s), copy.deepcopy(s); print(type(c).__name__, c.attr is s.attr, c[0] is s[0], d.attr is s.attr, d[0] is s[0], type(s[:]).__name__, type(s.copy()).__name__, type(s + s).__name__, type(list(s)).__name__)
class Dd(dict):
    def __missing__(self, k): return "missing"
m = Dd(a=[1]); m.z = 1; print(type(m.copy()).__name__, type(copy.copy(m)).__name__, copy.copy(m)["q"], vars(copy.deepcopy(m)), copy.deepcopy(m)["a"] is m["a"], type(m | {}).__name__)
dd = collections.defaultdict(list, a=[1]); print(copy.copy(dd).default_factory, copy.copy(dd)["a"] is dd["a"], copy.deepcopy(dd)["a"] is dd["a"], type(dd.copy()).__name__); dq = collections.deque([[1]], 3); print(copy.copy(dq).maxlen, copy.copy(dq)[0] is dq[0], copy.deepcopy(dq), dq.copy() == dq)
w = weakref.WeakValueDictionary(k=a); print(copy.copy(w)["k"] is a, type(copy.deepcopy(w)).__name__, copy.deepcopy(w)["k"] is a); e = ValueError("x", [1]); e.extra = [2]; e.__cause__ = KeyError(); c = copy.copy(e); print(c.args[1] is e.args[1], c.extra is e.extra, c.__cause__, copy.deepcopy(e).args, copy.deepcopy(e).extra is e.extra)
bound = [1].append; print(copy.copy(bound) is bound, copy.deepcopy(types.MethodType(len, [1]))()); deep = []
for _ in range(400): deep = [deep]
try: copy.deepcopy(deep); print("ok")
except RecursionError as err: print("RecursionError")
for v in (copy.copy, copy.deepcopy):
    try: v(type("Bad", (), {"__reduce_ex__": lambda s, p: 5})())
    except Exception as err: print(type(err).__name__, str(err).split(" at 0x")[0])
