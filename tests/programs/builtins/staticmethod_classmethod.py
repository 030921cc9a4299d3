# staticmethod and classmethod objects.
class A:
    @staticmethod
    def s(x): return x
    @classmethod
    def c(cls, x): return cls.__name__, x
    k = classmethod(lambda cls: cls)
    n = staticmethod(len)
class B(A): pass
print(A.s(1), A().s(2), B.c(3), B().c(4), B.k() is B, A.n("abc"), A.__dict__["s"].__func__(5), A.__dict__["c"].__func__(A, 6), A.__dict__["s"](7), A.s.__name__, A.c.__name__, A.__dict__["c"].__wrapped__.__name__)
try:
    A.__dict__["c"](A, 1)
except TypeError as error:
    print(error)
