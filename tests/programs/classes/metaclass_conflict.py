# The metaclass of a class is the most derived one of its bases.
class M1(type): pass
class M2(type): pass
class M3(M1): pass
class A(metaclass=M1): pass
class B(metaclass=M2): pass
class C(metaclass=M3): pass
class D(A, C): pass
print(type(D).__name__, type(type("E", (C,), {})).__name__)
try:
    class F(A, B): pass
except TypeError as error:
    print(error)
def function_meta(name, bases, ns):
    return name, bases, sorted(k for k in ns if not k.startswith("__"))
class G(metaclass=function_meta):
    q = 1
print(G)
try:
    class H(metaclass=5): pass
except TypeError as error:
    print(error)
try:
    class I(unknown=1): pass
except TypeError as error:
    print(error)
