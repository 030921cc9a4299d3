"""isinstance against typing's runtime protocols and abstract base classes."""
import abc
import collections.abc
from typing import Protocol, SupportsInt, runtime_checkable


@runtime_checkable
class HasArea(Protocol):
    def area(self): ...


@runtime_checkable
class Named(Protocol):
    name: str


@runtime_checkable
class Both(HasArea, Named, Protocol):
    pass


class Square:
    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side * self.side


class Labelled(Square):
    name = "label"


class Nothing:
    pass


class Shape(abc.ABC):
    @abc.abstractmethod
    def area(self):
        pass


Shape.register(Square)


class Inherits(HasArea):
    def area(self):
        return 1


things = [Square(2), Labelled(3), Nothing(), Inherits(), 5, "text", [1]]
count = 0
for _ in range(1_200):
    for thing in things:
        count += isinstance(thing, HasArea) + isinstance(thing, Named) + isinstance(thing, Both)
        count += isinstance(thing, Shape) + isinstance(thing, collections.abc.Iterable) + isinstance(thing, SupportsInt)
for _ in range(12_000):
    for thing in things:
        count += isinstance(thing, collections.abc.Hashable) + isinstance(thing, (int, Shape)) + issubclass(type(thing), Square)
print(count)
