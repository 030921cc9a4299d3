# Virtual subclasses, abstract methods, update_abstractmethods().
import abc


class Shape(abc.ABC):
    @abc.abstractmethod
    def area(self): ...

    @property
    @abc.abstractmethod
    def name(self): ...


for make in (Shape, lambda: type("Half", (Shape,), {"area": lambda self: 1})()):
    try:
        make()
    except TypeError as error:
        print(error)


@Shape.register
class Square:
    pass


print(issubclass(Square, Shape), isinstance(Square(), Shape), Shape in Square.__mro__)


class Late(Shape):
    pass


Late.area = lambda self: 4
Late.name = "late"
print(sorted(Late.__abstractmethods__))
abc.update_abstractmethods(Late)
print(sorted(Late.__abstractmethods__), Late().area())
token = abc.get_cache_token()
Shape.register(int)
print(abc.get_cache_token() == token + 1)
