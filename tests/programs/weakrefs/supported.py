# What can be weakly referenced.
import weakref
class A:
    def supported(self): pass
class S:
    __slots__ = ("x",)
class W:
    __slots__ = ("x", "__weakref__")
class L(list): pass
class T(tuple): pass
class I(int): pass
def f(): pass
for value in (A(), W(), L(), f, A, len, {1}, frozenset([1]), (x for x in ""), A.supported, type, f.__code__, __import__("sys"), __import__("re").compile("a"), __import__("array").array("i")):
    weakref.ref(value)
for value in (1, "a", None, (), [], {}, object(), S(), 1.5, range(3), T(), I(), slice(1), b"", ..., A().__init__):
    try:
        weakref.ref(value)
        print("fine", type(value).__name__)
    except TypeError as error:
        print(error)
try:
    weakref.ref()
except TypeError as error:
    print(error)
