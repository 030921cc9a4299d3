# __set_name__ tells a descriptor its class and name.
class Field:
    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
        self.name = name
    def __get__(self, obj, kind=None):
        return self if obj is None else obj.__dict__.get(self.name, "unset")
    def __set__(self, obj, value):
        obj.__dict__[self.name] = value * 2
class A:
    x = Field()
    y = Field()
a = A()
a.x = 5
print(a.x, a.y, a.__dict__, A.x is A.__dict__["x"])
A.z = Field()
class Bad:
    def __set_name__(self, owner, name):
        raise ValueError("no")
try:
    class B:
        q = Bad()
except RuntimeError as error:
    print(error, repr(error.__cause__))
