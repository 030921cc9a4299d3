# __class__ = ...: a __dict__ on one side only is another layout, though the sizes are equal.
class Base:
    __slots__ = ["b", "c"]
class Weak(Base):
    __slots__ = ["__weakref__"]
class Dict(Base):
    __slots__ = ["__dict__"]
class Both(Base):
    __slots__ = ["__dict__", "__weakref__"]
class Usual(Base):
    pass
classes = Base, Weak, Dict, Both, Usual
for a in classes:
    for b in classes:
        x = a()
        x.b = 1
        try:
            x.__class__ = b
            print(a.__name__, b.__name__, type(x) is b, x.b)
        except TypeError as error:
            print(a.__name__, b.__name__, error)
