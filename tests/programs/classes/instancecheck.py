# __instancecheck__, __subclasscheck__ and tuples of classes.
class Meta(type):
    def __instancecheck__(cls, obj):
        return obj == 5
    def __subclasscheck__(cls, sub):
        return sub is int
class Five(metaclass=Meta): pass
print(isinstance(5, Five), isinstance(6, Five), issubclass(int, Five), issubclass(str, Five), isinstance(Five(), Five), isinstance("a", (int, (str, float))), isinstance(1, int | str), issubclass(bool, int | None))
class Fake:
    @property
    def __class__(self): return list
print(isinstance(Fake(), list), isinstance(Fake(), Fake), type(Fake()) is list)
for f in (lambda: isinstance(1, 5), lambda: issubclass(1, int), lambda: isinstance(1, "int"), lambda: issubclass(int, 5), lambda: isinstance(1, [int]), lambda: isinstance(1, list[int])):
    try:
        f()
    except TypeError as error:
        print(error)
