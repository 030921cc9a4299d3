# Which implementation is chosen: classes, ABCs, unions, annotations.
from collections.abc import Mapping, Sized
from functools import singledispatch, singledispatchmethod


@singledispatch
def kind(x):
    return "object"


@kind.register
def _(x: int):
    return "int"


kind.register(Mapping, lambda x: "mapping")
kind.register(Sized, lambda x: "sized")


@kind.register(float | str)
def _(x):
    return "float or str"


print(kind(5), kind(True), kind({}), kind([]), kind(2.5), kind("a"), kind(None), kind.dispatch(bool) is kind.dispatch(int))
print(sorted(c.__name__ for c in kind.registry))
for bad in (lambda: kind(), lambda: kind.register(5), lambda: kind.register(lambda x: x), lambda: kind.register("int", len)):
    try:
        bad()
    except TypeError as error:
        print(str(error).split(" at 0x")[0])


class Negator:
    @singledispatchmethod
    def neg(self, arg):
        raise NotImplementedError("Cannot negate")

    @neg.register
    def _(self, arg: int):
        return -arg

    @neg.register
    def _(self, arg: bool):
        return not arg


print(Negator().neg(5), Negator().neg(False))
