# At exit, while something outside __main__ keeps its objects.
import collections
import gc


class D:
    def __init__(self, name):
        self.name = name

    def __del__(self, print=print):
        print("del of", self.name)


class Ring:
    def __init__(self):
        self.me = self

    def __del__(self):
        print("ring:", collections is None)


collections.probe = D("attribute of a module")
first = D("global")
ring = Ring()


def function(a=D("default")):
    pass


class Holder:
    item = D("class attribute")


gc.disable()
gc.collect()
print("end: of the script")
