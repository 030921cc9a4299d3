# What may __slots__ hold, and how large is what?
# Not under stress: counts of what the collector finds
import sys, gc, weakref
gc.disable()
gs = sys.getsizeof
class A: __slots__ = ()
class B: __slots__ = ("x",)
class C: __slots__ = ("x", "y")
class D(B): __slots__ = ("y",)
class E(B): pass
class F(B): __slots__ = ("__dict__",)
class G: __slots__ = ("__weakref__",)
class H: __slots__ = "single"
class I: __slots__ = {"doc": "documented"}
class J: __slots__ = ("__private", "__dunder__")
for k in (A, B, C, D, E, F, G, H, I, J):
    o = k(); print(k.__name__, gs(o), hasattr(o, "__dict__"), k.__basicsize__, k.__dictoffset__, k.__weakrefoffset__, k.__itemsize__, gc.is_tracked(o), sorted(n for n in vars(k) if not n.startswith("__")))
b = B()
try: b.x
except AttributeError as e: print(e)
try: b.z = 1
except AttributeError as e: print(e)
try: del b.x
except AttributeError as e: print(e)
b.x = 1; print(B.x.__get__(b), B.x, type(B.x), B.x.__name__, B.x.__objclass__, B.x.__doc__, B.x.__qualname__)
print(I.doc.__doc__)
try: B.x.__get__(C())
except TypeError as e: print(e)
try: B.x.__set__(C(), 1)
except TypeError as e: print(e)
try:
    class Bad: __slots__ = ("x",); x = 1
except ValueError as e: print(e)
try:
    class Bad(int): __slots__ = ("x",)
except TypeError as e: print(e)
try:
    class Bad: __slots__ = ("1x",)
except TypeError as e: print(e)
try:
    class Bad: __slots__ = (1,)
except TypeError as e: print(e)
try:
    class Bad: __slots__ = ("__dict__", "__dict__")
except TypeError as e: print(e)
try:
    class Bad(E): __slots__ = ("__dict__",)
except TypeError as e: print(e)
try:
    class Bad(B, C): pass
except TypeError as e: print(e)
class Ok(B, A): pass
try:
    B().__class__ = C
except TypeError as e: print(e)
class B2: __slots__ = ("x",)
o = B(); o.x = 5; o.__class__ = B2; print(type(o), o.x)
try: weakref.ref(B())
except TypeError as e: print(e)
j = J(); j._J__private = 1; print(j._J__private)
class T(tuple): __slots__ = ()
print(gs(T()), gs(T((1, 2))), gs((1, 2)), hasattr(T(), "__dict__"))
class L(list): __slots__ = ("a", "b")
l = L(); l.a = 1; print(gs(l), l.a)
class It: __slots__ = iter(("p", "q"))
print(It.p, list(It.__slots__))
class Dup: __slots__ = ("a", "a")
print(Dup.__basicsize__)
import copy, pickle
c = C(); c.x = [1]; c2 = copy.copy(c); c3 = copy.deepcopy(c); print(c2.x is c.x, c3.x is c.x, hasattr(c2, "y"))
try: pickle.dumps(c, 1)
except TypeError as e: print(e)
print(pickle.loads(pickle.dumps(c)).x, c.__reduce_ex__(2)[2], c.__getstate__())
class P: pass
p = P(); print(gs(p), gs(p.__dict__)); p.a = 1; print(gs(p), gs(p.__dict__)); 
for i in range(40): setattr(p, f"x{i}", i)
print(gs(p), gs(p.__dict__), gs(P().__dict__))
q = P(); q.z = 1; print(gs(q.__dict__)); del q.z; print(gs(q.__dict__))
class Inh(A): pass
print(gs(Inh()), Inh().__dict__)
B.x = 5
try: print(b.x); b.x = 3
except AttributeError as e: print(e)
class Empty: __slots__ = []
try: Empty().a = 1
except AttributeError as e: print(e)
class Cl: __slots__ = ("__class__",) if False else ("self",)
gc.collect(); o = Cl(); o.self = o; print(sys.getrefcount(o)); del o; print(gc.collect())
class Order: __slots__ = ("b", "a")
o = Order(); print(Order.__slots__, sorted(dir(o))[-2:])
