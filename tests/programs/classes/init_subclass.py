# __init_subclass__ is told about every subclass.
class Plugin:
    registry = {}
    def __init_subclass__(cls, /, key=None, **kw):
        super().__init_subclass__(**kw)
        Plugin.registry[key or cls.__name__] = cls
class A(Plugin): pass
class B(Plugin, key="bee"): pass
class C(A, key="sea"): pass
print({k: v.__name__ for k, v in Plugin.registry.items()})
try:
    class D(Plugin, wrong=1): pass
except TypeError as error:
    print(error)
