# What do slots, dictionaries and weak references of instances cost, and how do they mix?
import gc, sys, weakref
gs = sys.getsizeof
def tell(f):
    try: return f()
    except Exception as e: return f"{type(e).__name__}: {e}"
class A: pass
class B: __slots__ = ()
class C: __slots__ = ("x",)
class D: __slots__ = ("x", "y")
class E(C): pass
class F(C): __slots__ = ("z",)
class G: __slots__ = ("__dict__",)
class H: __slots__ = ("__weakref__",)
class I: __slots__ = ("__dict__", "__weakref__", "a")
class J(A): __slots__ = ("j",)
class K(int): pass
class L(tuple): __slots__ = ()
class M(list): __slots__ = ("m",)
class N(dict): pass
class O_(str): pass
class Q(Exception): pass
for c in (A, B, C, D, E, F, G, H, I, J): print(c.__name__, gs(c()), c.__basicsize__, c.__dictoffset__, c.__weakrefoffset__, hasattr(c(), "__dict__"), gc.is_tracked(c()), bool(c.__flags__ & (1 << 14)), sorted(k for k in vars(c) if k not in ("__module__", "__doc__")))
for c in (K, L, M, N, O_, Q): print(c.__name__, gs(c()), c.__basicsize__, c.__itemsize__, c.__dictoffset__, c.__weakrefoffset__)
print(tell(lambda: setattr(C(), "q", 1)), tell(lambda: setattr(B(), "q", 1)), tell(lambda: C().x), tell(lambda: delattr(C(), "x")), tell(lambda: weakref.ref(C())), tell(lambda: weakref.ref(H())) is not None, tell(lambda: vars(C())), tell(lambda: C().__dict__))
print(tell(lambda: type("X", (C, D), {})), tell(lambda: type("X", (B, C), {"__slots__": ()}).__basicsize__), tell(lambda: type("X", (C, A), {"__slots__": ()}).__basicsize__), tell(lambda: type("X", (int,), {"__slots__": ("a",)})), tell(lambda: type("X", (tuple,), {"__slots__": ("a",)})), tell(lambda: type("X", (), {"__slots__": ("a", "a")}).__basicsize__), tell(lambda: type("X", (), {"__slots__": ("1a",)})), tell(lambda: type("X", (), {"__slots__": (1,)})), tell(lambda: type("X", (), {"__slots__": "abc"}).abc), tell(lambda: type("X", (), {"__slots__": ("a",), "a": 1})), tell(lambda: type("X", (A,), {"__slots__": ("__dict__",)})), tell(lambda: type("X", (A,), {"__slots__": ("__weakref__",)})), tell(lambda: type("X", (C,), {"__slots__": ("x",)}).__basicsize__))
e = E(); e.x = 1; e.w = 2; print(vars(e), e.x, E.x.__get__(e), type(E.x).__name__, E.x.__objclass__.__name__, E.x is C.x); E.x.__set__(e, 5); print(e.x, vars(e)); e.__dict__["x"] = "dict"; print(e.x, vars(e)); del e.x; print(tell(lambda: e.x))
g = G(); g.a = 1; print(g.__dict__, gs(g), gs(g.__dict__)); g.__dict__ = {"b": 2}; print(g.b, tell(lambda: g.a), tell(lambda: setattr(g, "__dict__", 5))); del g.__dict__; print(g.__dict__)
class P:
    def __init__(self): self.a = 1; self.b = 2
p = P(); print(gs(p), gs(vars(p))); q = P(); q.c = 3; print(gs(vars(q)), gs(vars(P()))); r = P(); del r.a; print(gs(vars(r)), list(vars(r))); r.a = 5; print(list(vars(r)), gs(vars(r))); d = vars(P()); d["z"] = 1; print(gs(d)); d = vars(P()); d.clear(); print(gs(d)); t = P(); t.__dict__ = {"n": 1}; print(vars(t)); t.__dict__.update(a=1); print(t.a)
u = P(); v = u.__dict__; del u; print(v); u = P(); w = u.__dict__; u.__dict__ = {}; print(w, vars(u)); x = P(); y = vars(x); x.k = 1; print(y is vars(x), y["k"]); y["via"] = 2; print(x.via); del y["a"]; print(tell(lambda: x.a)); print(vars(x) == {"b": 2, "k": 1, "via": 2})
class T: __slots__ = {"a": "doc of a", "b": None}
print(T.a.__doc__, T.b.__doc__, T.__slots__, tell(lambda: T(1)), T.a, repr(T.a)[:9])
class U: __slots__ = ["__priv"]; 
print(U.__slots__, [k for k in vars(U) if "priv" in k])
o = D(); o.x = o; o.y = [o]; r = None; print(gc.get_referents(o)[1:2] == [o.y] or len(gc.get_referents(o))); del o; print(gc.collect() > 0)
i = I(); i.a = 1; i.b = 2; wr = weakref.ref(i); print(wr() is i, vars(i), gs(i)); i.__class__ = I; print(tell(lambda: setattr(i, "__class__", A)), tell(lambda: setattr(A(), "__class__", P)), tell(lambda: setattr(C(), "__class__", D)), tell(lambda: setattr(1, "__class__", K)))
class X1: __slots__ = ("a", "b")
class X2: __slots__ = ("a", "b")
class X3: __slots__ = ("b", "a", "c")
z = X1(); z.a = 1; z.__class__ = X2; print(type(z).__name__, z.a, tell(lambda: setattr(z, "__class__", X3)), tell(lambda: X1.a.__get__(z)), X1.a.__get__(X1()) if False else tell(lambda: X1.a.__get__(X1())))
many = [P() for _ in range(3)]; print([gs(vars(m)) for m in many], len({id(k) for m in many for k in vars(m)})); print(sum(gs(vars(m)) for m in many), gs({"a": 1, "b": 2}), gs(vars(A())), gs(A().__dict__.copy()))
