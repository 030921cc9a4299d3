# getsizeof asks __sizeof__ and adds the gc header; a default for what has none.
import sys
class A:
    def __sizeof__(self): return 100
class Bad:
    def __sizeof__(self): return "x"
class Neg:
    def __sizeof__(self): return -1
print(sys.getsizeof(A()), A().__sizeof__(), [].__sizeof__(), sys.getsizeof([]), object().__sizeof__())
for value in (Bad(), Neg()):
    try:
        print(sys.getsizeof(value))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
print(sys.getsizeof(Bad(), "default"))
try:
    sys.getsizeof()
except TypeError as error:
    print(error)
