import pandas as pd

print(pd.Series([1, 2, 3]))
print(pd.Series([1.5, 2, None]))
print(pd.Series(["a", None, "b"], name="x"))
print(pd.Series([], dtype="float64"))
print(pd.Series([True, False]))
print(pd.Series([1, 2], index=["a", "b"], name="n"))
print(pd.Series({"x": 1, "y": 2}))
named = pd.Series([1, 2, 3])
named.index.name = "idx"
print(named)
print(pd.Series([1, "a", 2.5, None]))
print(pd.Series([[1, 2], {"k": "v"}, (1,)]))
print(repr(pd.Series([1, 2])))
print(pd.Series([-1, 10, 100]))
print(pd.Series(["tab\there", "x" * 70]))
