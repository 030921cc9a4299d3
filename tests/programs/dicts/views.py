# Views are live; keys and items behave as sets.
d = {"a": 1, "b": 2}
k, v, i = d.keys(), d.values(), d.items()
print(k, v, i, len(k), "a" in k, 2 in v, ("a", 1) in i, ("a", 2) in i)
d["c"] = 3
print(k, v, i, sorted(k & {"a", "z"}), sorted(k | {"q"}), sorted(k - {"a"}), sorted(k ^ {"a", "z"}), k == {"a", "b", "c"}, k < {"a", "b", "c", "d"}, k.isdisjoint({"z"}), sorted(i & {("a", 1)}), k >= {"a"})
print(v == d.values(), i == d.items(), i.mapping == d, type(k).__name__, type(v).__name__, type(i).__name__, [*k], dict(i))
try:
    k[0]
except TypeError as error:
    print(error)
try:
    k.mapping["x"] = 1
except TypeError as error:
    print(error)
