# What do __slots__ save, and what do they forbid?
import sys
class D:
    def __init__(self): self.x = 1
class S:
    __slots__ = ("x",)
    def __init__(self): self.x = 1
class Sub(S): pass
s = S()
try:
    s.y = 2
except AttributeError as error:
    print(error)
print(sys.getsizeof(D()), sys.getsizeof(s), hasattr(s, "__dict__"), hasattr(Sub(), "__dict__"))
