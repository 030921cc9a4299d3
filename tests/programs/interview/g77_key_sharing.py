# Is an instance's __dict__ smaller than the same literal? What spoils it?
import sys
class A:
    def __init__(self): self.a, self.b = 1, 2
x, y, z = A(), A(), A()
y.c = 3
del z.a
print([sys.getsizeof(o.__dict__) for o in (x, y, z)], sys.getsizeof({"a": 1, "b": 2}))
