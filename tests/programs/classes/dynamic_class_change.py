# __class__ can be assigned between compatible classes.
class Base: pass
class A(Base):
    def who(self): return "A"
class B(Base):
    def who(self): return "B"
class S:
    __slots__ = ("x",)
a = A()
a.__class__ = B
print(a.who(), type(a).__name__, isinstance(a, A))
for target in (S, int, 5):
    try:
        a.__class__ = target
    except TypeError as error:
        print(error)
A.who = lambda self: "patched"
print(A().who())
B.__bases__ = (A,)
del B.who
print(a.who())
try:
    B.__bases__ = ()
except TypeError as error:
    print(error)
