# Sizes of numbers, tuples, ranges, slices and other small immutable objects.
import sys
from fractions import Fraction


def fact(name, value):
    print(name, value, sep=": ")


size = sys.getsizeof
fact("int digits", [size(2**n) for n in (0, 1, 29, 30, 31, 59, 60, 61, 89, 90, 120, 150, 300, 3000)])
fact("negative", [size(-(2**n)) for n in (0, 1, 29, 30, 31, 59, 60, 61, 89, 90)])
fact("below a power", [size(2**n - 1) for n in (0, 1, 30, 60, 90, 120)])
fact("zero by subtraction", size(2**100 - 2**100))
fact("small by subtraction", size(2**100 - (2**100 - 1)))
fact("quotient", [size(2**100 // 2**90), size(2**100 // 2**40), size(2**100 % 7), size((2**100) >> 60), size(-(2**100) >> 90)])
fact("product", [size(2**15 * 2**15), size((2**30 - 1) * (2**30 - 1)), size(3 * 2**29)])
fact("sum that carries", [size((2**30 - 1) + 1), size((2**60 - 1) + 1), size((2**90 - 1) + 1)])
fact("bit operations", [size(2**100 & 1), size(2**100 | 1), size(2**100 ^ 2**100), size(~(2**30 - 1)), size(~(2**60))])
fact("parsed", [size(int("1" * n)) for n in (1, 9, 10, 18, 19, 27, 28, 100)])
fact("from bytes", [size(int.from_bytes(b"\x01" + bytes(n), "big")) for n in range(12)])
fact("from float", [size(int(1e9)), size(int(1e18)), size(int(1e30))])
fact("abs, neg, round", [size(abs(-(2**30))), size(-(2**30)), size(round(2**40, -3)), size(round(1e20))])
fact("pow with modulus", size(pow(3, 1000, 2**61 - 1)))
fact("divmod", [size(part) for part in divmod(2**90, 2**31)])
fact("bool", [size(True), size(False), size(True + 1), size(True & False)])


class Int(int):
    pass


class SlotInt(int):
    __slots__ = ()


fact("int subclass", [size(Int()), size(Int(1)), size(Int(2**30)), size(Int(2**60)), size(SlotInt()), size(SlotInt(2**30))])
fact("int(subclass)", [size(int(Int(5))), size(int(Int(2**40)))])
fact("float, complex", [size(0.0), size(1e300), size(float("nan")), size(1j), size(complex(1, 2))])


class Float(float):
    pass


class Complex(complex):
    pass


fact("float and complex subclass", [size(Float(1)), size(Complex(1))])
fact("__sizeof__ of numbers", [(0).__sizeof__(), (1).__sizeof__(), (2**30).__sizeof__(), 1.0.__sizeof__(), 1j.__sizeof__(), True.__sizeof__()])
fact("None, Ellipsis, NotImplemented", [size(None), size(...), size(NotImplemented)])
fact("types of those", [size(type(None)), size(type(...)), size(type(NotImplemented))])
fact("object()", size(object()))
fact("fraction", size(Fraction(1, 3)))
fact("tuples", [size((0,) * n) for n in range(12)])
fact("tuple literals", [size(()), size((1,)), size((1, 2)), size((1, [], 2))])
fact("tuple(list)", [size(tuple([0] * n)) for n in range(6)])
fact("tuple(generator)", [size(tuple(i for i in range(n))) for n in (0, 1, 2, 9, 10, 11, 20, 50)])
fact("tuple(range)", [size(tuple(range(n))) for n in (0, 1, 9, 10, 11, 30)])
fact("tuple(map)", [size(tuple(map(str, range(n)))) for n in (0, 1, 9, 10, 11, 30)])
fact("tuple sum, slice, product", [size((1,) + (2, 3)), size((1, 2, 3, 4)[1:]), size((1, 2) * 5), size((1, 2, 3)[::2])])


def arguments(*args):
    return size(args)


fact("*args", [arguments(), arguments(1), arguments(1, 2, 3), arguments(*range(20))])


class Tuple(tuple):
    pass


class SlotTuple(tuple):
    __slots__ = ()


fact("tuple subclass", [size(Tuple()), size(Tuple((1, 2))), size(SlotTuple()), size(SlotTuple((1, 2)))])
fact("range", [size(range(0)), size(range(10)), size(range(2**70)), size(range(0, -10, -3))])
fact("slice", [size(slice(1)), size(slice(1, 2, 3)), size(slice(None))])
fact("struct sequences", [size(sys.version_info), size(sys.flags), size(sys.float_info), size(sys.int_info), size(sys.hash_info)])
fact("default", [size(5, 99), size([], 99)])


class NoSize:
    __sizeof__ = None


class Odd:
    def __sizeof__(self):
        return 1000


class Negative:
    def __sizeof__(self):
        return -1


class Wrong:
    def __sizeof__(self):
        return "12"


fact("own __sizeof__", size(Odd()))
fact("own __sizeof__ of a class with slots", size(type("S", (), {"__slots__": (), "__sizeof__": lambda self: 10})()))
for kind in (NoSize, Negative, Wrong):
    try:
        fact(kind.__name__, size(kind()))
    except (TypeError, ValueError) as error:
        fact(kind.__name__, (type(error).__name__, str(error)))
    fact(kind.__name__ + " with a default", size(kind(), 7) if kind is not Negative else "-")
try:
    size()
except TypeError as error:
    fact("without arguments", str(error))
try:
    size(1, 2, 3)
except TypeError as error:
    fact("with three arguments", str(error))
fact("by keywords", size(object=1, default=2))
