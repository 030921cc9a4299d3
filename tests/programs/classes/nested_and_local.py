# Classes in classes and in functions.
class Outer:
    class Inner:
        value = 5
        def up(self): return Outer.Inner.value
    inner = Inner()
print(Outer.Inner().up(), Outer.inner.value, Outer.Inner.__qualname__)
def make(n):
    class Local:
        value = n
        def get(self): return n + self.value
    return Local
A, B = make(1), make(2)
print(A().get(), B().get(), A is B, A.__name__, A.__qualname__)
