# Data descriptors win over the instance, others lose to it.
class Data:
    def __get__(self, obj, kind):
        return f"data {obj is not None} {kind.__name__}"
    def __set__(self, obj, value):
        print("set", value)
    def __delete__(self, obj):
        print("delete")
class NonData:
    def __get__(self, obj, kind):
        return f"nondata {obj is not None} {kind.__name__}"
class A:
    d = Data()
    n = NonData()
a = A()
print(a.d, A.d, a.n, A.n)
a.__dict__["d"] = "instance d"
a.__dict__["n"] = "instance n"
print(a.d, a.n)
a.d = 1
del a.d
a.n = 2
print(a.n)
A.d = "replaced"
print(a.d, A.__dict__["d"])
class OnlySet:
    def __set__(self, obj, value):
        obj.__dict__["o"] = ("via set", value)
class B:
    o = OnlySet()
b = B()
print(type(b.o).__name__)
b.o = 5
print(b.o)
try:
    del b.o
except AttributeError as error:
    print(error)
