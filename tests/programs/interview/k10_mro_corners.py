# Which bases go together, and whom does super() ask?
class A:
    def f(s): return "A"
class B(A):
    def f(s): return "B" + super().f()
class C(A):
    def f(s): return "C" + super().f()
class D(B, C):
    def f(s): return "D" + super().f()
print(D().f(), [k.__name__ for k in D.__mro__], D.mro() == list(D.__mro__), D.__bases__, D.__base__)
try:
    class X(A, B): pass
except TypeError as e: print(e)
try:
    class X(A, A): pass
except TypeError as e: print(e)
class P: pass
class Q: pass
class R(P, Q): pass
class S(Q, P): pass
try:
    class T(R, S): pass
except TypeError as e: print(e)
print(super(B, D()).f(), super(C, D()).f(), super(D, D).f(D()))
try: super(D, A())
except TypeError as e: print(e)
try: super(B, 1)
except TypeError as e: print(e)
try: super()
except RuntimeError as e: print(e)
def nosuper(): return super()
try: nosuper()
except RuntimeError as e: print(e)
def nosuper2(x): return super()
try: nosuper2(1)
except RuntimeError as e: print(e)
class Y:
    def m(self):
        del self
        return super()
try: Y().m()
except RuntimeError as e: print(e)
class Z:
    def m(self):
        return [super().__repr__ for _ in range(1)]
try: Z().m()
except TypeError as e: print(e)
except RuntimeError as e: print(e)
s = super(B, D()); print(s.__thisclass__, s.__self_class__, type(s.__self__), repr(s)[:40])
print(super(int, 5).__repr__() if False else super(bool, True).__repr__(), super(bool, True).__str__())
u = super(B); print(u.__self__, u)
class Desc(B): __sup = None
Desc._Desc__sup = super(Desc); print(Desc()._Desc__sup.f())
class M(type):
    def mro(cls): return [cls, object] if cls.__name__ == "W" else super().mro()
class W(A, metaclass=M): pass
print(W.__mro__, hasattr(W(), "f"), isinstance(W(), A), issubclass(W, A))
class Bad(type):
    def mro(cls): return [1]
try:
    class V(metaclass=Bad): pass
except TypeError as e: print(e)
class Bad2(type):
    def mro(cls): return 5
try:
    class V(metaclass=Bad2): pass
except TypeError as e: print(e)
B.__bases__ = (C,); print([k.__name__ for k in B.__mro__])
try: C.__bases__ = (B,)
except TypeError as e: print(e)
try: A.__bases__ = ()
except TypeError as e: print(e)
try: A.__bases__ = (int,)
except TypeError as e: print(e)
try: A.__bases__ = 1
except TypeError as e: print(e)
try: del A.__bases__
except TypeError as e: print(e)
print(A.__subclasses__(), C.__subclasses__())
class O1(int): pass
class O2(str): pass
try:
    class O3(O1, O2): pass
except TypeError as e: print(e)
for base in (bool, type(None), type(lambda: 0), range, slice, type(...), memoryview, type(len), property, type(x for x in ()), type({}.keys())):
    try: type("N", (base,), {}); print(base.__name__, "ok")
    except TypeError as e: print(e)
class Init:
    def __init_subclass__(cls, /, tag=None, **k): super().__init_subclass__(**k); print("sub", cls.__name__, tag)
class I1(Init, tag=1): pass
try:
    class I2(Init, other=1): pass
except TypeError as e: print(e)
try:
    class I3(x=1): pass
except TypeError as e: print(e)
class Virtual:
    def __mro_entries__(self, bases): print("entries", len(bases)); return (A, P)
class VV(Virtual()): pass
print(VV.__bases__, VV.__orig_bases__[0].__class__.__name__)
try: type("T", (Virtual(),), {})
except TypeError as e: print(e)
import types; print(types.resolve_bases((Virtual(),)))
print(object.__init_subclass__(), type.__call__(A) is not None, A.__dict__.get("__dict__"), type.__dict__["__mro__"])
