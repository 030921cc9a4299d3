# abc: ABCMeta, abstract class methods, static methods, properties.
import abc
class A(metaclass=abc.ABCMeta):
    @classmethod
    @abc.abstractmethod
    def c(cls): ...
    @staticmethod
    @abc.abstractmethod
    def s(): ...
    @property
    @abc.abstractmethod
    def p(self): ...
class B(A):
    @classmethod
    def c(cls): return "c"
    @staticmethod
    def s(): return "s"
    p = "p"
try:
    A()
except TypeError as error:
    print(error)
print(B().c(), B.s(), B().p, A.c.__isabstractmethod__, sorted(A.__abstractmethods__), B.__abstractmethods__, abc.get_cache_token() is not None)
class C(abc.ABC):
    @abc.abstractmethod
    def f(self): return "default from the abstract method"
class D(C):
    def f(self): return super().f()
print(D().f())
