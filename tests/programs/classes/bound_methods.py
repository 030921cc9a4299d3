# Methods bind to instances and classes.
class A:
    def m(self): return self
    @classmethod
    def c(cls): return cls
    @staticmethod
    def s(x): return x
a = A()
print(a.m() is a, a.m.__self__ is a, a.m.__func__ is A.m, a.m == a.m, a.m is a.m, A.c() is A, a.c() is A, a.c.__self__ is A, a.s(1), A.s(2), a.s is A.s, a.m.__name__)
f = a.m
print(f() is a, hash(a.m) == hash(f), A().m == A().m, type(a.m).__name__, type(A.m).__name__, type(A.__dict__["c"]).__name__, type(A.__dict__["s"]).__name__)
a.m = lambda: "instance function gets no self"
print(a.m())
try:
    a.c.x = 1
except AttributeError as error:
    print(error)
