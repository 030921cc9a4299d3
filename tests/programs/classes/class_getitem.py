# __class_getitem__ makes a class subscriptable.
class A:
    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item!r}]"
class B(A): pass
print(A[int], B[1, 2], A["x":"y"])
class Meta(type):
    def __getitem__(cls, item):
        return "meta " + str(item)
class C(A, metaclass=Meta): pass
print(C[5])
class D: pass
for f in (lambda: D[int], lambda: A()[0], lambda: int[str]):
    try:
        f()
    except TypeError as error:
        print(error)
print(list[int], dict[str, int].__origin__, dict[str, int].__args__, tuple[()], list[int]() == [], list[int] == list[int], isinstance(list[int], type))
