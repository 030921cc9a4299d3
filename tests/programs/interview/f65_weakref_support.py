# Can a list be weakly referenced? A subclass of list? An object with slots?
import weakref
class L(list): pass
class S: __slots__ = ()
class W: __slots__ = ("__weakref__",)
for value in ([], L(), S(), W(), 5):
    try:
        weakref.ref(value)
        print(type(value).__name__, "yes")
    except TypeError as error:
        print(error)
