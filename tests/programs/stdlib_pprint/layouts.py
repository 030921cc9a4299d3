# How structures are broken into lines.
import collections
import dataclasses
import pprint
import types


@dataclasses.dataclass
class Node:
    name: str
    children: list


data = {"name": "x" * 30, "items": list(range(30)), "nested": {"b": (1,), "a": {"deep": ["y" * 20] * 3}}, "text": "the quick brown fox " * 6}
pprint.pprint(data)
pprint.pprint(data, width=50, compact=True, sort_dicts=False)
pprint.pprint(data, depth=1, indent=4)
for value in (collections.OrderedDict(a=[1] * 30), collections.deque(["word"] * 20, 30), collections.Counter("abracadabra" * 3),
              collections.defaultdict(list, {"key": ["value"] * 20}), types.SimpleNamespace(a=["x" * 40], b="y" * 40),
              Node("root", [Node("leaf" * 10, []), Node("leaf", [])]), {"s", "t" * 90}, frozenset(["u" * 80]), b"bytes" * 30, ("t" * 90,)):
    pprint.pprint(value)
loop = [1]
loop.append(loop)
print(pprint.isrecursive(loop), pprint.isreadable(loop), pprint.isreadable({"a": 1}), pprint.saferepr({2: 1, 1: 2}), pprint.pformat(10 ** 9, underscore_numbers=True))
pprint.pp({"b": 1, "a": 2})
