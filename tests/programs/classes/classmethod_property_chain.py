# Class-level properties through the metaclass; descriptors on metaclasses.
class Meta(type):
    @property
    def prop(cls): return "meta prop of " + cls.__name__
    attr = "meta attr"
    def __iter__(cls): return iter([1, 2])
    def __contains__(cls, x): return x == 5
    def __getitem__(cls, k): return k
    def __add__(cls, o): return "added"
    def __bool__(cls): return False
    def __str__(cls): return "str of class"
    def __dir__(cls): return ["only"]
    def __eq__(cls, o): return True
    __hash__ = type.__hash__
class A(metaclass=Meta):
    attr = "own"
class B(metaclass=Meta): pass
print(A.prop, A.attr, B.attr, list(A), 5 in A, A["k"], A + 1, bool(A), str(A), f"{A}", dir(A), A == 3)
try:
    A().prop
except AttributeError as error:
    print(error)
try:
    A.prop = 1
except AttributeError as error:
    print(error)
