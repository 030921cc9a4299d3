# defaultdict and OrderedDict.
from collections import defaultdict, OrderedDict
d = defaultdict(list)
d["a"].append(1)
d["b"]
print(d, d.get("z"), "z" in d, d.default_factory, dict(d))
n = defaultdict(int, x=5)
n["y"] += 1
print(n, defaultdict(lambda: "made")["k"])
try:
    defaultdict()["k"]
except KeyError as error:
    print(repr(error))
try:
    defaultdict(5)
except TypeError as error:
    print(error)
o = OrderedDict([("a", 1), ("b", 2), ("c", 3)])
o.move_to_end("a")
o.move_to_end("c", last=False)
print(o, o.popitem(), o.popitem(last=False), o, OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1) == {"a": 1}, list(reversed(OrderedDict(a=1, b=2))))
