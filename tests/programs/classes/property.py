# property: get, set, delete, inheritance, documentation.
class Celsius:
    def __init__(self, t=0):
        self._t = t
    @property
    def fahrenheit(self):
        "In Fahrenheit."
        return self._t * 9 / 5 + 32
    @fahrenheit.setter
    def fahrenheit(self, value):
        self._t = (value - 32) * 5 / 9
    @fahrenheit.deleter
    def fahrenheit(self):
        self._t = None
    @property
    def readonly(self):
        return 1
    writeonly = property(None, lambda self, v: print("write", v))
c = Celsius(100)
print(c.fahrenheit, Celsius.fahrenheit.__doc__, type(Celsius.fahrenheit).__name__)
c.fahrenheit = 32
print(c._t)
del c.fahrenheit
print(c._t)
c.writeonly = 5
for f in (lambda: setattr(c, "readonly", 2), lambda: delattr(c, "readonly"), lambda: c.writeonly, lambda: Celsius.readonly.fget(c), lambda: delattr(c, "writeonly")):
    try:
        print(f())
    except AttributeError as error:
        print(error)
class Kelvin(Celsius):
    @Celsius.fahrenheit.getter
    def fahrenheit(self):
        return "kelvin"
print(Kelvin(5).fahrenheit, property().fget)
