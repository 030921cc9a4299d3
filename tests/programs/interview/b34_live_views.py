# Do keys() and items() show later changes? What does zip eat?
d = {"a": 1}
keys = d.keys()
d["b"] = 2
print(list(keys))
it = iter([1, 2, 3])
print(list(zip(it, "a")), list(it))
