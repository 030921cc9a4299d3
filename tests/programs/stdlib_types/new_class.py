# Classes made at run time: metaclass, namespace, __mro_entries__.
import types


class Meta(type):
    @classmethod
    def __prepare__(mcls, name, bases, **kwds):
        print("prepare", name, kwds)
        return {"prepared": True}

    def __new__(mcls, name, bases, ns, **kwds):
        return super().__new__(mcls, name, bases, ns)

    def __init__(cls, name, bases, ns, **kwds):
        pass


C = types.new_class("C", (), {"metaclass": Meta, "extra": 1}, lambda ns: ns.update(x=5))
print(C, type(C), C.x, C.prepared)


class Stand:
    def __mro_entries__(self, bases):
        return (dict,)


stand = Stand()
print(types.resolve_bases((stand, int)))
D = types.new_class("D", (stand,))
print(D.__bases__, D.__orig_bases__ == (stand,))
try:
    types.prepare_class("E", (C,), {"metaclass": type("Other", (type,), {})})
except TypeError as error:
    print(error)
