# Classes, instances, attributes, methods.
class Dog:
    kind = "canine"
    def __init__(self, name):
        self.name = name
    def bark(self, times=1):
        return f"{self.name} says " + "woof " * times
d = Dog("Rex")
print(d.name, d.kind, Dog.kind, d.bark(), d.bark(times=2), Dog.bark(d), d.__dict__, d.__class__ is Dog, type(d) is Dog, isinstance(d, Dog), isinstance(d, object))
d.kind = "own"
Dog.legs = 4
print(d.kind, Dog.kind, d.legs, vars(d), Dog.__name__, Dog.__module__, Dog.__bases__, Dog.__qualname__, Dog.__mro__, Dog)
del d.kind
print(d.kind, hasattr(d, "name"), getattr(d, "nope", "default"), setattr(d, "age", 3), d.age, delattr(d, "age"), hasattr(d, "age"))
class Empty: pass
print(Empty().__dict__, Empty.__doc__, Empty() == Empty())
