"""OrderedDict: order, moves, views, iterators, comparisons, copies, and changes behind its back."""
import copy
import gc
import pickle
import sys
import weakref
from collections import OrderedDict

od = OrderedDict([("b", 2), ("a", 1)], c=3)
print(od, list(od), list(reversed(od)), list(od.items()), list(reversed(od.values())), len(od), od["a"], od.get("q", 0))
od["d"] = 4
od["b"] = 20
print(od, od.popitem(), od.popitem(last=False), od)
od.update(x=1, y=2)
od.move_to_end("a")
od.move_to_end("y", last=False)
print(od, od.setdefault("new", 5), od.setdefault("a"), od.pop("x"), od.pop("none", "fallback"))
del od["c"]
print(od, OrderedDict.fromkeys("cab", 0), od.keys(), od.values(), od.items())
print(od.keys() & {"a"}, sorted(od.keys() | {"q"}), sorted(od.items() - {("a", 1)}), od.keys() == {"a", "y", "new"}, od.keys() >= {"a"})
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == dict(b=2, a=1), OrderedDict(a=1) != OrderedDict(a=2))
print({**od}, dict(od), dict(**od), json_like := [f"{k}={v}" for k, v in od.items()])
print(OrderedDict(a=1) | {"b": 2}, {"b": 2} | OrderedDict(a=1), type({} | OrderedDict()))
od |= {"z": 26}
od |= [("zz", 27)]
print(od)
for twin in (od.copy(), copy.copy(od), copy.deepcopy(od), pickle.loads(pickle.dumps(od)), eval(repr(od))):
    print(twin == od, type(twin) is OrderedDict, twin is od)


class Sub(OrderedDict):
    def __setitem__(self, key, value):
        print("set", key, value)
        super().__setitem__(key, value)


s = Sub(a=1)
s.update({"b": 2}, c=3)
s.tag = "tag"
print(s, s.copy(), s.__dict__, s.__reduce__()[:3], s.setdefault("q", 9), s.pop("a"), s.popitem())

od = OrderedDict.fromkeys("abc")
for change in (lambda: od.__setitem__("new", 1), lambda: od.move_to_end("a"), lambda: od.pop("b"), lambda: od.clear()):
    od = OrderedDict.fromkeys("abc")
    it = iter(od)
    next(it)
    change()
    try:
        print(next(it))
    except (RuntimeError, StopIteration, KeyError) as error:
        print(type(error).__name__, error)
    try:
        print(list(it))
    except RuntimeError as error:
        print(type(error).__name__, error)

# Round the list.
od = OrderedDict.fromkeys("abcd")
dict.__delitem__(od, "b")
try:
    print(list(od.items()))
except KeyError as error:
    print("KeyError", error)
print(len(od), dict.__repr__(od))
od = OrderedDict.fromkeys("ab")
dict.__setitem__(od, "c", 1)
print(list(od), od["c"], len(od))
od["d"] = 2
print(list(od))
dict.clear(od)
print(len(od), od)

print([sys.getsizeof(OrderedDict.fromkeys(range(n))) for n in (0, 1, 5, 6, 10, 11, 100)])
print(sys.getsizeof(OrderedDict(a=1)), OrderedDict.__basicsize__, OrderedDict.__mro__)
od = OrderedDict.fromkeys(range(50))
for i in range(0, 50, 2):
    del od[i]
for i in range(100, 130):
    od[i] = None
print(list(od)[:30], sys.getsizeof(od))

loop = OrderedDict()
loop["self"] = loop
loop.attribute = 3
print(loop)
alive = weakref.ref(loop)
del loop
gc.collect()
print(alive())


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n % 3

    def __eq__(self, other):
        return self.n == other.n

    def __repr__(self):
        return f"K{self.n}"


od = OrderedDict((Key(i), i) for i in range(12))
od.move_to_end(Key(3))
del od[Key(5)]
od[Key(0)] = "zero"
print(od, list(reversed(od)))
it = iter(od.items())
print(next(it), list(it)[:3], pickle.loads(pickle.dumps(iter(OrderedDict(a=1).keys()))).__next__())
for d in (OrderedDict(a=1), OrderedDict()):
    for method in (d.keys, d.values, d.items, d.__iter__, d.__reversed__):
        print(type(method()).__name__, end=" ")
print()
