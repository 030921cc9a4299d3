# Methods replaced on the class, hidden by the instance, inherited anew.
class Base:
    def m(self): return "base"
class A(Base): pass
def call(o): return o.m()
a = A()
out = []
for i in range(80):
    if i == 10: A.m = lambda self: "A"
    if i == 20: a.m = lambda: "instance"
    if i == 30: del a.m
    if i == 40: del A.m
    if i == 50: Base.m = lambda self: "new base"
    if i == 60: A.m = staticmethod(lambda: "static")
    if i == 70: A.m = classmethod(lambda cls: cls.__name__)
    out.append(call(a))
print([out[i] for i in (0, 9, 10, 20, 30, 40, 50, 60, 70, 79)])
class Callable:
    def __call__(self): return "callable attribute"
A.m = Callable()
print(call(a))
A.m = 5
try:
    call(a)
except TypeError as error:
    print(error)
class X: 
    def m(self): return "X"
print([call(o) for o in (X(), Base(), X(), Base())])
