# __length_hint__, __fspath__, __reversed__, __missing__ and __round__ by the functions that use them.
import operator, os
class H:
    def __length_hint__(self): return 5
    def __iter__(self): return iter("ab")
    def __fspath__(self): return "some/path"
    def __round__(self, n=None): return ("round", n)
    def __trunc__(self): return 3
    def __floor__(self): return "floor"
    def __ceil__(self): return "ceil"
h = H()
import math
print(operator.length_hint(h), list(h), os.path.join(h, "x"), os.fspath(h), round(h), round(h, 1), math.trunc(h), math.floor(h), math.ceil(h), operator.length_hint(5, 9), operator.length_hint([1]))
class Bad:
    def __length_hint__(self): return -1
    def __iter__(self): return iter([])
class Worse:
    def __length_hint__(self): raise TypeError
    def __iter__(self): return iter([7])
for x in (Bad(), Worse()):
    try:
        print(list(x))
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
