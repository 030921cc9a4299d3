# Sizes of classes.
import sys
class A: pass
class B(A):
    x = 1
    def f(self): pass
class S:
    __slots__ = ("a", "b", "c")
print(sys.getsizeof(A), sys.getsizeof(B), sys.getsizeof(S), sys.getsizeof(int), sys.getsizeof(object), sys.getsizeof(type), type.__sizeof__(A))
