# What do operators say about objects that lack them or lie?
import sys
class A:
    def __eq__(s, o): return NotImplemented
    def __lt__(s, o): return NotImplemented
    def __add__(s, o): return NotImplemented
a, b = A(), A()
print(a == b, a != b, a == a, a == 1)
for c in ("a < b", "a + b", "a + 1", "1 + a", "a > b", "a <= b", "a - b", "-a", "~a", "a[0]", "a()", "len(a)", "iter(a)", "abs(a)", "hash(a)", "int(a)", "float(a)", "a @ b", "a ** b", "pow(a, b, 2)", "divmod(a, b)", "a in b", "a.x", "del a.x", "a[0] = 1", "round(a)", "a << 1", "a and b", "bool(a)", "next(a)", "reversed(a)", "sum([a, b])", "max(a, b)", "sorted([a, b])", "a += 1", "a @= 1", "a[:]", "range(a)", "[1][a]", "chr(a)", "'%d' % a", "format(a, 'x')", "dir(a) == []", "vars(a)", "vars(1)", "isinstance(a, 5)", "issubclass(a, A)", "issubclass(A, 1)", "getattr(a, 1)", "getattr(a, 'x', 5)", "setattr(a, 1, 2)", "hasattr(a, 1)", "callable(a)", "type(a)(1)", "id()", "A.__add__(a, 1)", "object.__eq__(a, b)", "object.__eq__(a, a)", "object().x", "object().__dict__", "None.x", "None()", "None[0]", "None + 1", "5()", "5[0]", "'a'()", "(1, 2)()", "[](0)", "{}()", "print.x", "len.__x__", "A.x", "A[0]", "int[0]", "list[int]", "del 5 .x" if 0 else "5 .x", "5 .real", "(5).__class__", "5 .x = 1" if 0 else "(5).y"):
    try:
        try: r = eval(c)
        except SyntaxError: exec(c); r = "exec ok"
        print(c, "->", "ok" if isinstance(r, A) or "0x" in repr(r) else r)
    except Exception as e: print(c, "->", type(e).__name__, e)
class B:
    def __eq__(s, o): return "truthy eq"
    def __ne__(s, o): return []
    def __bool__(s): return 5
print(B() == 1, B() != 1)
try: bool(B())
except TypeError as e: print(e)
try: B() in {B(): 1}
except TypeError as e: print(e)
class L:
    def __len__(s): return s.n
for n in (-1, 2**70, "a", 1.5, True):
    l = L(); l.n = n
    try: print(len(l), bool(l))
    except Exception as e: print(type(e).__name__, e)
class R:
    def __radd__(s, o): return "radd", o
    def __rlt__(s, o): return 1
    def __gt__(s, o): return "gt swapped"
print(1 + R(), [] + R() if 0 else "", 1 < R())
class Sub(int):
    def __radd__(s, o): return "sub radd"
    def __add__(s, o): return "sub add"
print(1 + Sub(2), Sub(2) + 1, 1.0 + Sub(2), Sub(2) * 3, type(Sub(2) * 3), sum([Sub(1)]), -Sub(1), type(+Sub(1)), Sub(5) == 5, hash(Sub(5)) == 5)
class G:
    def __getattribute__(s, n): return n
print(G().a, G().__class__, type(G()), G().__dict__, isinstance(G(), G))
class I:
    def __instancecheck__(s, o): return True
print(isinstance(5, I()), isinstance(5, (str, I())))
class St:
    def __str__(s): return 5
    def __repr__(s): return None
for f in (str, repr, lambda o: f"{o}", lambda o: "%s" % o, lambda o: "{}".format(o), lambda o: "%r" % o, ascii, lambda o: print(o), lambda o: [o].__repr__()):
    try: f(St())
    except TypeError as e: print(e)
class H:
    def __hash__(s): return 2**70
print(hash(H()) == hash(2**70), {H(): 1} is not None)
class Ix:
    def __index__(s): return 3
print([1, 2, 3, 4][Ix()], range(Ix()), "a" * Ix(), bin(Ix()), hex(Ix()), [0] * Ix(), "abcd"[:Ix()], int(Ix()), float(Ix()), complex(Ix()), round(2.34567, Ix()), 1 << Ix() if 0 else "", bytes(Ix()))
try: 5 + Ix()
except TypeError as e: print(e)
class It:
    def __int__(s): return 1.5
try: int(It())
except TypeError as e: print(e)
class Fl:
    def __float__(s): return 1
try: float(Fl())
except TypeError as e: print(e)
class Tr:
    def __trunc__(s): return 7
print(int(Tr()))
class Co:
    def __contains__(s, x): return "non bool"
print(5 in Co(), 5 not in Co())
class Call:
    __call__ = 5
try: Call()()
except TypeError as e: print(e)
class Dyn: pass
d = Dyn(); d.__len__ = lambda: 5
try: len(d)
except TypeError as e: print(e)
Dyn.__len__ = lambda s: 6; print(len(d))
d.__class__ = A; print(type(d).__name__)
try: d.__class__ = int
except TypeError as e: print(e)
try: d.__class__ = 5
except TypeError as e: print(e)
try: d.__dict__ = 5
except TypeError as e: print(e)
d.__dict__ = {"q": 1}; print(d.q, vars(d)); del d.__dict__; print(vars(d))
print(A.__doc__, A.__weakref__, A.__dict__["__dict__"], sys.getsizeof(A) > 1000, A.__flags__ & 1 << 9 != 0, A.__module__, A.__annotations__)
