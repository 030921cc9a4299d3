"""Method calls, inheritance, super() and properties."""


class Shape:
    def __init__(self, name):
        self.name = name
        self.uses = 0

    def use(self):
        self.uses += 1
        return self

    def area(self):
        raise NotImplementedError


class Rectangle(Shape):
    def __init__(self, width, height):
        super().__init__("rectangle")
        self._width, self._height = width, height

    @property
    def width(self):
        return self._width

    def area(self):
        return self.width * self._height


class Square(Rectangle):
    def __init__(self, side):
        super().__init__(side, side)

    def area(self):
        return super().area()

    def __add__(self, other):
        return Square(self._width + other._width)

    @staticmethod
    def unit():
        return 1

    @classmethod
    def of(cls, side):
        return cls(side)


def main():
    total = 0
    shapes = [Rectangle(2, 3), Square(4), Square.of(5)]
    for i in range(700_000):
        shape = shapes[i % 3]
        total += shape.use().area() + Square.unit()
    grown = Square(0)
    for _ in range(500_000):
        grown = grown + shapes[1]
    print(total, grown.area(), [shape.uses for shape in shapes])


main()
