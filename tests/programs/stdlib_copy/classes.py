# How classes take part: hooks, reduce, slots, state, subclasses of containers.
import copy


class Plain:
    def __init__(self):
        self.items = [1]


class Hooked:
    def __copy__(self):
        return "copied"

    def __deepcopy__(self, memo):
        return "deep"


class Slotted:
    __slots__ = ("a", "__b")

    def __init__(self):
        self.a, self.__b = [1], 2


class State:
    def __getstate__(self):
        return {"x": 1}

    def __setstate__(self, state):
        self.restored = state


class MyList(list):
    pass


p = Plain()
p.me = p
q = copy.deepcopy(p)
print(q.items, q.items is p.items, q.me is q, copy.copy(p).items is p.items)
print(copy.copy(Hooked()), copy.deepcopy(Hooked()), copy.deepcopy(State()).restored)
s = copy.deepcopy(Slotted())
print(s.a, s._Slotted__b, Slotted.__slotnames__)
m = MyList([[1], 2])
m.extra = [3]
n = copy.deepcopy(m)
print(type(n).__name__, n, n.extra, n.extra is m.extra, n[0] is m[0])
print(copy.deepcopy(p.__init__).__self__ is p, copy.deepcopy({1: p}) [1].items)
for bad in ((x for x in ()), open(__file__)):
    try:
        copy.deepcopy(bad)
    except TypeError as error:
        print(error)
