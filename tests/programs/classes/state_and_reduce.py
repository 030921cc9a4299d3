# object.__getstate__, __reduce_ex__, __sizeof__, __dir__, __format__ of plain objects.
class A:
    def __init__(self): self.x = 1
class S:
    __slots__ = ("a", "b")
s = S()
s.a = 5
print(A().__getstate__(), S().__getstate__(), s.__getstate__(), object().__getstate__(), A().__reduce_ex__(2)[0].__name__, A().__reduce_ex__(2)[2], object().__format__("") == str(object()) or "differs by address", A().__sizeof__(), A().__eq__(5), A().__ne__(A()), A().__hash__() == hash(A()) or "other object")
try:
    S().__reduce_ex__(0)
except TypeError as error:
    print(error)
