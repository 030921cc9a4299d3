# Special methods are looked up on the type, and changes to the type take effect at once.
class A: pass
a = A()
a.__len__ = lambda: 5
try:
    len(a)
except TypeError as error:
    print(error)
A.__len__ = lambda self: 7
print(len(a))
del A.__len__
try:
    len(a)
except TypeError as error:
    print(error)
class B(A): pass
A.__add__ = lambda self, o: "added later"
print(B() + 1)
A.__getattr__ = lambda self, n: n.upper()
print(B().xyz)
A.__call__ = lambda self: "called"
print(B()(), callable(a))
A.__eq__ = lambda self, o: True
print(B() == 5, B() != 5)
