# Instance dictionaries share their keys; what breaks the sharing.
import sys
class A:
    def __init__(self):
        self.a, self.b, self.c = 1, 2, 3
a, b = A(), A()
print(sys.getsizeof(a), sys.getsizeof(a.__dict__), sys.getsizeof({"a": 1, "b": 2, "c": 3}))
b.extra = 1
print(sys.getsizeof(b.__dict__))
c = A()
del c.a
print(sys.getsizeof(c.__dict__))
d = A()
d.__dict__["z"] = 1
print(sys.getsizeof(d.__dict__))
class B: pass
e = B()
print(sys.getsizeof(e.__dict__))
e.x = 1
print(sys.getsizeof(e.__dict__), sys.getsizeof(vars(B())))
for i in range(40):
    setattr(e, f"n{i}", i)
print(sys.getsizeof(e.__dict__))
