# Mapping patterns.
def f(x):
    match x:
        case {"type": "circle", "r": r}: return f"circle {r}"
        case {"type": "rect", "w": w, "h": h, **rest}: return f"rect {w} {h} {rest}"
        case {1: one, None: n}: return f"{one} {n}"
        case {"k": [a, {"deep": b}]}: return f"deep {a} {b}"
        case {}: return "some mapping"
        case _: return "no mapping"
from collections import OrderedDict, defaultdict
print([f(x) for x in ({"type": "circle", "r": 1, "extra": 2}, {"type": "rect", "w": 1, "h": 2, "c": 3}, {1: "a", None: "b"}, {"k": [1, {"deep": 2}]}, {}, {"q": 1}, OrderedDict(), [], "a")])
d = defaultdict(int)
match d:
    case {"missing": x}: print("found")
    case _: print("not created", dict(d))
