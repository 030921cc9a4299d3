# getattr, setattr, hasattr, delattr.
class A: x = 1
a = A()
print(getattr(a, "x"), getattr(a, "y", "default"), hasattr(a, "x"), hasattr(a, "y"), setattr(a, "y", 2), a.y, delattr(a, "y"), hasattr(a, "y"))
class B:
    @property
    def broken(self): raise ValueError("inside")
    @property
    def missing(self): raise AttributeError("inside")
print(hasattr(B(), "missing"), getattr(B(), "missing", "d"))
for f in (lambda: hasattr(B(), "broken"), lambda: getattr(a, "nope"), lambda: getattr(a, 5), lambda: hasattr(a, None), lambda: setattr(a, 1, 2), lambda: delattr(a, "nope"), lambda: getattr(a), lambda: delattr(a, "x"), lambda: hasattr(a)):
    try:
        f()
    except (AttributeError, TypeError, ValueError) as error:
        print(type(error).__name__, error)
