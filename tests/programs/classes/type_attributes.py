# Attributes of types, read and written.
class A:
    "doc of A"
class B(A): pass
A.__name__ = "Renamed"
A.__qualname__ = "Other.Place"
print(A, A.__name__, B.__base__, A.__doc__, B.__doc__, A.__dictoffset__ != 0, A.__weakrefoffset__ != 0, A.__basicsize__, A.__itemsize__, A.__flags__ & 512 != 0, A.__subclasses__())
A.__doc__ = "new doc"
A.__module__ = "elsewhere"
print(A, A.__doc__)
for f in (lambda: setattr(A, "__name__", 5), lambda: delattr(A, "__name__"), lambda: setattr(int, "__name__", "x"), lambda: setattr(A, "__mro__", ()), lambda: A.__dict__.update(x=1), lambda: setattr(int, "new", 1), lambda: delattr(A, "nope"), lambda: setattr(A, "__class__", int)):
    try:
        f()
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
