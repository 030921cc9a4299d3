# A function that a finaliser sees after the collector has cleared it has lost its name, which may be of a class of its own.
import gc
import weakref
class Late:
    __slots__ = ("ref",)
    def __del__(self):
        global function
        function = self.ref()
class Ring(tuple):
    __slots__ = ()
    def __del__(self):
        self[1].ref = weakref.ref(self[0])
        global late
        del late
late = Late()
def function():
    pass
ring = tuple.__new__(Ring, (function, late))
function.__module__ = ring
del function, ring
gc.collect()
print(function.__name__ == "", function.__qualname__ == "", function.__module__)
