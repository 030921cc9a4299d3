import pandas as pd

print(pd.Index([1, 2, 3]))
print(pd.Index(["a", "b"], name="n"))
print(pd.Index([1.5, 2]))
print(pd.Index([True, False]))
print(pd.RangeIndex(5), pd.RangeIndex(1, 10, 2, name="r"))
print(pd.Index(list(range(200))))
print(pd.Index(list(range(60))))
print(pd.Index(list("abc") * 20))
print(pd.Index(["a long label", "b"] * 60))
print(pd.Index([], dtype="object"))
print(pd.MultiIndex.from_tuples([("a", 1), ("a", 22), ("b", 1)], names=["x", "y"]))
print(pd.DataFrame({"a": [1]}).columns, pd.DataFrame({"a": [1]}).index)
