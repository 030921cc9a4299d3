# Abstract base classes.
from abc import ABC, abstractmethod
class Shape(ABC):
    @abstractmethod
    def area(self): ...
    @property
    @abstractmethod
    def name(self): ...
    def describe(self):
        return f"{self.name} {self.area()}"
class Square(Shape):
    name = "square"
    def __init__(self, a): self.a = a
    def area(self): return self.a ** 2
class Half(Shape):
    def area(self): return 1
print(Square(3).describe(), Shape.__abstractmethods__ == {"area", "name"}, isinstance(Square(1), Shape))
for cls in (Shape, Half):
    try:
        cls()
    except TypeError as error:
        print(error)
class Sized(ABC):
    @classmethod
    def __subclasshook__(cls, other):
        return hasattr(other, "__len__") or NotImplemented
print(isinstance([], Sized), isinstance(5, Sized))
class Registered: pass
Shape.register(Registered)
print(isinstance(Registered(), Shape), issubclass(Registered, Shape), Shape in Registered.__mro__)
