# A property that leaves the class attribute of its name to the metaclass.
import types


class Meta(type):
    def __getattr__(cls, name):
        return f"from the metaclass: {name}"


class C(metaclass=Meta):
    @types.DynamicClassAttribute
    def value(self):
        "The doc."
        return "from the instance"


print(C.value, C().value)
try:
    C().value = 3
except AttributeError as error:
    print(error)
print(C.__dict__["value"].__doc__, type(C.__dict__["value"]).__name__)
