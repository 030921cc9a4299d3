# Deallocation that runs code which allocates, deallocates and raises.
# Failing allocations: the hook prints the exception without its name
import sys
sys.unraisablehook = lambda a: print("ignored:", a.exc_value)
class Chain:
    def __init__(self, n): self.n = n
    def __del__(self):
        if self.n:
            self.next = Chain(self.n - 1)
        print("del", self.n)
        if self.n == 2: raise ValueError("at two")
c = Chain(3)
del c
class Deep:
    def __init__(self, next): self.next = next
    def __del__(self): Deep.count = getattr(Deep, "count", 0) + 1
head = None
for _ in range(3000): head = Deep(head)
del head
print(Deep.count)
try:
    raise KeyError("pending")
except KeyError:
    x = Chain(0)
    del x
    print("still handling", repr(sys.exc_info()[1]))
def f():
    x = Chain(0)
    raise ValueError("propagates past del")
try:
    f()
except ValueError as error:
    print(error)
