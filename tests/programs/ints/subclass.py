# A subclass of int: results fall back to int.
class Celsius(int):
    def __repr__(self):
        return f"Celsius({int(self)})"

    def __add__(self, other):
        return Celsius(int(self) + int(other))

c = Celsius(20)
print(c, repr(c), c + 5, 5 + c, c * 2, type(c * 2), type(c + 1), c == 20, {20: "x"}[c], [10, 20, 30][Celsius(1)], isinstance(c, int))
