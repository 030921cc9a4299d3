# Class attribute, instance attribute, property, slot, __getattr__ at one place.
class A: x = "class"
class B:
    def __init__(self): self.x = "instance"
class C:
    @property
    def x(self): return "property"
class D:
    __slots__ = ("x",)
    def __init__(self): self.x = "slot"
class E:
    def __getattr__(self, n): return "getattr " + n
class F(A): pass
def read(o): return o.x
objects = [A(), B(), C(), D(), E(), F()]
for o in objects:
    for _ in range(20): value = read(o)
    print(value)
print([read(o) for o in objects], read(A), read(F))
a = A()
for i in range(40):
    if i == 10: a.x = "own"
    if i == 20: del a.x
    if i == 30: A.x = "changed"
    if i in (0, 9, 10, 19, 20, 29, 30, 39): print(read(a), end=" ")
A.x = property(lambda self: "now a property")
a.__dict__["x"] = "hidden"
print(read(a))
del A.x
print(read(a), read(F()) if hasattr(F(), "x") else "gone")
