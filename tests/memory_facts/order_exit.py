# What happens at exit, in which order: atexit, finalizers, module variables, rings.
import atexit
import gc
import sys
import weakref


class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del of", self.name + ":", sys is None, D is None, __name__)


class Kept:
    pass


atexit.register(print, "atexit one: registered first")
atexit.register(print, "atexit two: registered last")
first = D("first global")
_private = D("private global")
second = D("second global")
ring = D("ring")
ring.me = ring
in_list = [D("in a list 0"), D("in a list 1")]
in_default = lambda a=D("default"): a
kept = Kept()
finalizer = weakref.finalize(kept, print, "finalizer: of a global")
weakref.finalize(kept, print, "finalizer: of the same, later")
no_exit = weakref.finalize(kept, print, "finalizer: not at exit")
no_exit.atexit = False
reference = weakref.ref(kept, lambda r: print("callback:", r()))
gc.disable()
lost = D("lost ring")
lost.me = lost
del lost


class WithAttribute:
    item = D("class attribute")


def generator():
    try:
        yield
    finally:
        print("generator: finally")


g = generator()
next(g)


class Resurrect:
    def __del__(self):
        global saved
        saved = self
        print("resurrect: once")


r = Resurrect()
print("end: of the script")
