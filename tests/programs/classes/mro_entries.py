# __mro_entries__ stands in for bases; __orig_bases__ remembers them.
class Fake:
    def __init__(self, *bases): self.bases = bases
    def __mro_entries__(self, bases):
        print("asked with", len(bases))
        return self.bases
class A: x = 1
class B: y = 2
class C(Fake(A, B)): pass
print(C.__bases__, C.x + C.y, len(C.__orig_bases__))
class D(Fake()): pass
print(D.__bases__)
class E(list[int]): pass
print(E.__bases__, E.__orig_bases__, E([1]))
class Bad:
    def __mro_entries__(self, bases): return [A]
try:
    class F(Bad()): pass
except TypeError as error:
    print(error)
