# A class whose metaclass leaves it out of its mro has no super() of itself.
class B:
    pass
class M(type):
    def mro(cls):
        del M.mro
        return (B,)
try:
    class A(metaclass=M):
        pass
except TypeError as error:
    print(error)
class Keeps(type):
    def mro(cls):
        return [cls, B, object]
class C(metaclass=Keeps):
    pass
print([c.__name__ for c in C.__mro__], isinstance(C(), C), issubclass(C, C))
