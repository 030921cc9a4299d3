# Dicts keep the order of insertion; a changed value keeps its place, a deleted key comes back last.
d = {"z": 1, "a": 2, "m": 3}
d["z"] = 9
d["b"] = 4
del d["a"]
d["a"] = 5
print(d, list(d), list(reversed(d)), list(reversed(d.items())), list(reversed(d.values())))
print({1: "a", True: "b", 1.0: "c"}, {"x": 1, "x": 2}, {**{"a": 1}, "b": 2, **{"a": 3}})
print(d == dict(reversed(d.items())), {1: 2} == {1: 2.0}, {1: 2} != {1: 3}, {} == [])
