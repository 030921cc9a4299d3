# What does a __repr__ find as the count of self, inside each container?
import collections
import dataclasses
import sys
import types


class Counted:
    def __repr__(self):
        return f"<{sys.getrefcount(self)}>"


o = Counted()
print(o, [o], (o,), {1: o}, {o: 1}, {o}, frozenset([o]))
print([[o]], [o, o], ([o],), {1: [o]})
print(collections.deque([o]), collections.OrderedDict(a=o), collections.Counter({o: 1}), types.SimpleNamespace(a=1))
print(collections.namedtuple("N", "a")(o), dataclasses.make_dataclass("D", ["a"])(o), collections.UserList([o]))
print({1: o}.values(), {1: o}.items(), {o: 1}.keys(), slice(o), ValueError(o))
print(str([o]), f"{[o]}", "%s" % [o], "%s" % o, "%r" % (o,), "{}".format(o), f"{o!r:>5}", ascii(o), "%s" % ((o,),))


class Leaves:
    def __init__(self, home):
        self.home = home

    def __repr__(self):
        self.home.clear()
        return "left"

    def __del__(self):
        print("gone")


home = []
home += [Leaves(home), 2, 3]
print(home)
