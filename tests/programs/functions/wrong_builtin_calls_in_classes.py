# Wrong calls of constructors and methods written in C and in Python.
class A:
    def __init__(self, a, b=1, *, c=2): pass
    def m(self, x): pass
    @classmethod
    def k(cls, x): pass
    @staticmethod
    def s(x): pass
class B: pass
class C(A): pass
for text in ("A()", "A(1, 2, 3)", "A(1, d=1)", "A(1, a=2)", "B(1)", "B(x=1)", "C()", "A(1).m()", "A(1).m(1, 2)", "A.m(1)", "A.k()", "A(1).k(1, 2)", "A.s()", "A(1).s(1, 2)", "list.append([])", "list.append(1, 2)", "[].append(1, 2)", "str.join('a')", "dict.get({})", "int.__add__(1)", "object.__init__(1, 2)", "list.__init__(1)", "A.__init__()", "super(A).m()", "(1).__add__()", "[].pop(1, 2)", "'a'.join('b', 'c')", "''.format_map(1, 2)", "{}.update(1, 2)", "len.__call__()", "int.from_bytes()", "dict.fromkeys()", "bytes.fromhex()", "object.__new__()", "type.mro()", "float.fromhex(1)", "str.maketrans()", "list.sort(1)", "[].index()", "().index(1, 2, 3, 4)", "set.union()", "{1}.isdisjoint()", "''.encode(1)", "''.center()", "print.x()", "range.index(range(3))"):
    try:
        eval(text)
        print(text, "is fine")
    except (TypeError, AttributeError, ValueError) as error:
        print(text, "->", type(error).__name__, error)
