# What does a pickle keep of identity, sharing, interning and cycles?
import copyreg, gc, io, pickle, sys
def round(x, p=pickle.HIGHEST_PROTOCOL): return pickle.loads(pickle.dumps(x, p))
a = [1]; x = [a, a]; y = round(x); print(y, y[0] is y[1], y[0] is a)
l = []; l.append(l); m = round(l); print(m[0] is m, len(m)); d = {}; d["self"] = d; e = round(d); print(e["self"] is e)
t = ([],); t[0].append(t); u = round(t); print(u[0][0] is u); s = "some text " * 2; v = round([s, s, "".join(["some", "text"])]); print(v[0] is v[1], v[0] is s)
for value in (None, True, ..., NotImplemented, 5, 256, 257, 2 ** 70, 1.5, "", "a", "ab", b"", b"a", (), (1,), frozenset(), int, len, range(3), slice(1, 2), 1j): print(type(value).__name__, round(value) is value, round(value) == value, end="; ")
print(); k = round({"name": 1}); print([key is sys.intern("name") for key in k])
class P:
    def __init__(self): self.attr_name = 1
p = round(P()); print([key is sys.intern("attr_name") for key in vars(p)], vars(p), type(p) is P); two = round([P(), P()]); print(sys.getsizeof(vars(two[0])), sys.getsizeof(vars(P())))
class S:
    __slots__ = ("a", "b", "__weakref__")
q = S(); q.a = 1; r = round(q); print(r.a, hasattr(r, "b"))
for proto in range(2):
    try: pickle.dumps(q, proto)
    except Exception as err: print(proto, type(err).__name__, err)
class State:
    def __init__(self, n): self.n = n; print("init", n)
    def __getstate__(self): print("get"); return {"n": self.n, "extra": 1}
    def __setstate__(self, state): print("set", state); self.__dict__.update(state)
    def __del__(self): print("del", vars(self))
o = State(3); w = round(o); print(vars(w)); del w
class New:
    def __new__(cls, *a): print("new", a); return super().__new__(cls)
    def __getnewargs__(self): return (1, 2)
round(New(9))
class NewEx:
    def __new__(cls, *, k): print("newex", k); return super().__new__(cls)
    def __getnewargs_ex__(self): return (), {"k": 5}
round(NewEx(k=1))
class Red:
    def __reduce__(self): return (list, ((1, 2),))
print(round(Red()))
class Red5:
    def __reduce__(self): return (dict, (), None, iter([1, 2]), iter({"a": 1}.items()))
    def append(self, v): pass
try: print(round(Red5()))
except Exception as err: print(type(err).__name__, err)
class L(list):
    def append(self, v): print("append", v); super().append(v)
    def extend(self, v): v = list(v); print("extend", v); super().extend(v)
    def __setstate__(self, s): print("state", s)
z = L(); list.append(z, 1); list.append(z, 2); z.attr = 5; print(round(z), round(z, 2))
class D(dict):
    def __setitem__(self, k, v): print("setitem", k, v); super().__setitem__(k, v)
c = D(); dict.__setitem__(c, "k", 1); print(round(c))
class Single:
    _it = None
    def __new__(cls):
        if cls._it is None: cls._it = super().__new__(cls)
        return cls._it
print(round(Single()) is Single())
class Glob:
    def __reduce__(self): return "THE_GLOB"
THE_GLOB = Glob(); print(round(THE_GLOB) is THE_GLOB)
for bad in (lambda: 0, (i for i in []), sys, [].__iter__().__class__, open, type("Local", (), {}), memoryview(b"")):
    try: print(type(round(bad)).__name__)
    except Exception as err: print(type(err).__name__, str(err).split(" at 0x")[0])
def local():
    class Inner: pass
    return Inner
try: pickle.dumps(local()())
except Exception as err: print(type(err).__name__, err)
f = io.BytesIO(); pk = pickle.Pickler(f); shared = [1]; pk.dump(shared); pk.dump([shared]); f.seek(0); un = pickle.Unpickler(f); one = un.load(); print(un.load()[0] is one); print(len(f.getvalue())); pk.clear_memo(); pk.dump(shared); print(len(f.getvalue()))
class Pers(pickle.Pickler):
    def persistent_id(self, obj): return "it" if obj is shared else None
class Unpers(pickle.Unpickler):
    def persistent_load(self, pid): print("load", pid); return shared
f = io.BytesIO(); Pers(f).dump([shared, shared]); f.seek(0); got = Unpers(f).load(); print(got[0] is shared, got[0] is got[1])
print(sys.getrefcount(shared)); del got; print(sys.getrefcount(shared)); n = sys.getrefcount(shared); data = pickle.dumps([shared] * 3); print(sys.getrefcount(shared) == n)
print([len(pickle.dumps(list(range(3)), i)) for i in range(6)], pickle.dumps("a", 4), pickle.dumps((1, 2), 2), pickle.dumps(None, 0), pickle.dumps([1.5], 1))
class B(bytearray): pass
view = bytearray(b"zero copy"); bufs = []; data = pickle.dumps(pickle.PickleBuffer(view), 5, buffer_callback=bufs.append); back = pickle.loads(data, buffers=bufs); print(len(bufs), type(back).__name__, back is view, bytes(bufs[0]))
copyreg.pickle(complex, lambda c: (complex, (c.real + 1, c.imag))); print(round(1j)); del copyreg.dispatch_table[complex]; print(round(1j))
deep = []; 
for i in range(3000): deep = [deep]
try: pickle.dumps(deep); print("fine")
except RecursionError as err: print(str(err)[:32])
del deep; print(gc.collect() >= 0)
