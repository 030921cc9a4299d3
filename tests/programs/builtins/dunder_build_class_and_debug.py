# __build_class__, __debug__, __loader__-like names.
import builtins
print(builtins.__name__, __builtins__ is builtins, __build_class__(lambda: None, "Made").__name__, __debug__, builtins.__debug__)
class A:
    pass
try:
    __build_class__(5, "x")
except TypeError as error:
    print(error)
try:
    __build_class__(lambda: None, 5)
except TypeError as error:
    print(error)
