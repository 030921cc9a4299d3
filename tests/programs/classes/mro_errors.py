# Bases that cannot be put in order, or cannot be bases.
class A: pass
class B(A): pass
class S1:
    __slots__ = ("x",)
class S2:
    __slots__ = ("y",)
def function(): pass
for bases in ((A, B), (A, A), (int, str), (bool,), (5,), (S1, S2), (function,), (None,), (type(None),), (range,), (object, A), (type(...),), ("x",), (int, float)):
    try:
        print(type("T", bases, {}).__mro__)
    except TypeError as error:
        print(error)
try:
    class T(A, B): pass
except TypeError as error:
    print(error)
