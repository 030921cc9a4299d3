# Texts with an indent: nesting, empty and skipped items, separators, sorted keys, classes of the program, what is refused.
import json
from collections import OrderedDict, namedtuple


class Backwards(list):
    def __iter__(self):
        return reversed(list(super().__iter__()))


class Number(int):
    def __repr__(self):
        return "never"


class Table(dict):
    def items(self):
        return [("shown", 1)]


Point = namedtuple("Point", "x y")
thing = {"a": [1, [], {}, [[2.5, None], (True, False)], {"b": {"c": "\u4e2d\n"}}], "d": (), 5: {}, None: [{}], 1.5: Point(1, 2), True: Number(7)}
for indent in (None, 0, 1, 4, "", "\t", "--", -2, True):
    for options in ({}, {"separators": (" ;", "=")}, {"ensure_ascii": False}):
        print(repr(json.dumps(thing, indent=indent, **options)))
for value in (1, "text", None, [], {}, [[]], [{}], {"k": []}, Backwards([1, 2, 3]), Backwards(), Table(a=2), OrderedDict(b=1, a=2), 2.5):
    print(repr(json.dumps(value, indent=2)), repr(json.dumps(value, indent=2, sort_keys=True)), repr(json.dumps(value)))
print(repr(json.dumps({(1, 2): 3, "k": 4, b"x": 5}, skipkeys=True, indent=1)), repr(json.dumps({(1,): 2}, skipkeys=True, indent=1)),
      repr(json.dumps({(1,): 2}, skipkeys=True)))
print(json.dumps({"z": {"y": 1, "x": [2]}, "a": 0}, indent=3, sort_keys=True))
print(json.dumps([1j, {2j: 3}, 4j], indent=2, default=lambda value: [value.imag], skipkeys=True))
circle = [1]
circle.append({"k": circle})
for bad, options in ((circle, {}), ({(1,): 2}, {}), ([float("nan")], {"allow_nan": False}), ({float("inf"): 1}, {"allow_nan": False}), ([1j], {}),
                     ({"a": 1, 2: 3}, {"sort_keys": True})):
    for indent in (None, 2):
        try:
            print(json.dumps(bad, indent=indent, **options))
        except (ValueError, TypeError) as error:
            print(type(error).__name__, error)
print(json.dumps([float("nan"), float("-inf"), {float("inf"): float("inf")}], indent=1))
shared = [1]
print(json.dumps([shared, shared], indent=1) == "".join(json.JSONEncoder(indent=1).iterencode([shared, shared])))
keys = [{f"key{number % 70}": number, "same": {"same": "same"}, "": 0, "long" * 20: 1, "\xe9": 2, "a\\b": 3} for number in range(150)]
twins = json.loads(json.dumps(keys))
print(twins == keys, len({id(key) for twin in twins for key in twin}), json.loads('{"a\\u0062": 1, "ab": 2, "a\tb": 3}', strict=False))
