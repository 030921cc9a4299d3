# The reflected method of a subclass goes first.
class A:
    def __add__(self, o): return "A.add"
    def __radd__(self, o): return "A.radd"
    def __eq__(self, o): return "A.eq"
    def __lt__(self, o): return "A.lt"
    def __gt__(self, o): return "A.gt"
class B(A):
    def __radd__(self, o): return "B.radd"
    def __eq__(self, o): return "B.eq"
    def __gt__(self, o): return "B.gt"
class C(A): pass
class D:
    def __radd__(self, o): return "D.radd"
print(A() + B(), B() + A(), A() + C(), A() + A(), A() + D(), object.__hash__ is not None, A() == B(), B() == A(), A() < B(), B() < A(), 5 + D())
class E:
    def __add__(self, o): return NotImplemented
try:
    E() + E()
except TypeError as error:
    print(error)
print(E() + D(), E().__add__(1))
