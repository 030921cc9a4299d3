# Sizes of functions, classes, instances and their parts.
import sys, types
class Plain: pass
class Slots:
    __slots__ = ("a", "b")
class NoSlots:
    __slots__ = ()
class Sub(Slots): pass
class List(list): pass
class Int(int): pass
p = Plain()
p.x = 1
def f(): pass
def g(a, b=1): return lambda: a
print([sys.getsizeof(x) for x in (object(), Plain(), p, Slots(), NoSlots(), Sub(), List(), Int(5))])
print([sys.getsizeof(x) for x in (f, g, lambda: 0, len, [].append, p.__init__, Plain.__init__, g(1).__closure__[0], property(), classmethod(f), staticmethod(f), sys, types.SimpleNamespace())])
print([sys.getsizeof(x) for x in ((x for x in []), f.__code__.co_consts, ValueError(), ValueError("a", 1), BaseException(), super(Plain, p))])
print(Plain.__basicsize__, Slots.__basicsize__, NoSlots.__basicsize__, Sub.__basicsize__, int.__basicsize__, int.__itemsize__, str.__basicsize__, list.__basicsize__, dict.__basicsize__, tuple.__basicsize__, tuple.__itemsize__, float.__basicsize__, object.__basicsize__, type.__basicsize__, set.__basicsize__)
