"""__getattr__ of a metaclass is asked for what the class lacks, whatever made the AttributeError."""


class Lazy(type):
    def __getattr__(cls, name):
        return f"{cls.__name__}.{name} made"

    @property
    def broken(cls):
        raise AttributeError("from the property")

    @property
    def wrong(cls):
        raise ValueError("from the property")


class A(metaclass=Lazy):
    here = 1

    class Descriptor:
        def __get__(self, instance, owner):
            raise AttributeError("from the descriptor")

    there = Descriptor()


print(A.here, A.missing, A.broken, A.there, A.__name__)
try:
    A.wrong
except ValueError as error:
    print(error)


class Strict(type):
    def __getattr__(cls, name):
        raise AttributeError(f"no {name}")


class B(metaclass=Strict):
    pass


try:
    B.missing
except AttributeError as error:
    print(error, error.__context__, error.name, error.obj)


class C:
    """Not a metaclass, though it asks as one."""
    __getattribute__ = type.__getattribute__

    def __getattr__(self, name):
        return "never"


try:
    print(C().missing)
except TypeError as error:
    print(error)
