"""defaultdict makes missing values."""
import copy
import pickle
import sys
from collections import defaultdict

d = defaultdict(list)
d["a"].append(1)
d["b"]
print(d, d.default_factory, d["a"], d.get("zz"), "zz" in d, len(d))
counts = defaultdict(int)
for c in "mississippi":
    counts[c] += 1
print(sorted(counts.items()), counts.__missing__("new"), counts)
d.default_factory = None
try:
    d["zz"]
except KeyError as error:
    print("KeyError", error)
print(d.copy(), copy.copy(counts), copy.deepcopy(defaultdict(list, {1: [2]})), type(counts.copy()))
print(pickle.loads(pickle.dumps(counts)) == counts, pickle.loads(pickle.dumps(counts)))
print(counts | {"z": 1}, {"z": 1} | counts, type({"z": 1} | counts))
counts |= {"y": 2}
print(counts, defaultdict() == {}, repr(defaultdict()))


class Own(defaultdict):
    def __missing__(self, key):
        return "missing " + key


class Looked(defaultdict):
    def __getitem__(self, key):
        print("get", key)
        return super().__getitem__(key)


print(Own(int)["x"], Own(int), Looked(int)["q"])


def fails():
    raise ValueError("no value")


try:
    defaultdict(fails)["k"]
except ValueError as error:
    print(error)
try:
    defaultdict(list)[[]]
except TypeError as error:
    print(error)
loop = defaultdict()
loop.default_factory = loop.copy
loop["x"] = loop
print("..." in repr(loop))
print(sys.getsizeof(defaultdict()), sys.getsizeof(defaultdict(int, a=1)), defaultdict[int, str], defaultdict.__mro__)
tree = lambda: defaultdict(tree)
t = tree()
t["a"]["b"]["c"] = 1
print(t["a"]["b"]["c"], list(t), list(t["a"]))
