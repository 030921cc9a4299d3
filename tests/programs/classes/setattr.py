# __setattr__ and __delattr__ are asked for every change.
class A:
    def __setattr__(self, name, value):
        print("set", name, value)
        super().__setattr__(name, value)
    def __delattr__(self, name):
        print("del", name)
        object.__delattr__(self, name)
a = A()
a.x = 1
a.x += 1
setattr(a, "y", 3)
del a.x
print(a.__dict__)
class Frozen:
    def __setattr__(self, name, value):
        raise AttributeError("frozen")
f = Frozen()
try:
    f.x = 1
except AttributeError as error:
    print(error)
f.__dict__["x"] = 1
print(f.x)
a.__dict__ = {"fresh": 1}
print(a.fresh)
for value in (5, None):
    try:
        object.__setattr__(a, "__dict__", value)
    except TypeError as error:
        print(error)
