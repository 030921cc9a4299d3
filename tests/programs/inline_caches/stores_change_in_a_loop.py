# A store to an attribute: dict, slot, property, __setattr__, class, new keys.
class A: pass
class S: __slots__ = ("x",)
class P:
    @property
    def x(self): return self.__dict__["_x"]
    @x.setter
    def x(self, v): self.__dict__["_x"] = ("set", v)
class N:
    def __setattr__(self, n, v): self.__dict__[n] = ("setattr", v)
def store(o, v): o.x = v
for o in (A(), S(), P(), N(), A):
    for i in range(20): store(o, i)
    print(o.x, end=" ")
objects = [A() for _ in range(5)]
for i, o in enumerate(objects):
    for n in "zyxw"[i % 3:]: setattr(o, n, n)
    store(o, i)
print([list(o.__dict__.items()) for o in objects])
class R:
    x = property(lambda self: 1)
try:
    store(R(), 1)
except AttributeError as error:
    print(error)
a = A()
a.__dict__ = {"only": 1}
store(a, 2)
print(a.__dict__)
