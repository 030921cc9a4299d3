# What slots save.
import sys
class D:
    def __init__(self): self.x, self.y = 1, 2
class S:
    __slots__ = ("x", "y")
    def __init__(self): self.x, self.y = 1, 2
d, s = D(), S()
print(sys.getsizeof(d) + sys.getsizeof(d.__dict__), sys.getsizeof(s), hasattr(s, "__dict__"))
