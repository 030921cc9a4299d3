import pandas as pd

a = pd.Series([1, 2, 3, None])
print(a == 2, a != 2, a < 2, a >= 2)
print(a == a, (a == a).all(), (a > 0).any(), (a > 0).all())
print(pd.Series(["x", "y"]) == "x", pd.Series(["x", "y"]) > "x", pd.Series([1, 2]) == "x")
print(pd.Series([1, 2]).eq(pd.Series([1, 3])), pd.Series([1, 2]).gt(1))
print(a.between(1, 2), a.isin([1, None]))
print(pd.DataFrame({"a": [1, 2], "b": [3, 4]}) > 2)
print(pd.Series([1, 2]).equals(pd.Series([1, 2])), pd.Series([1]).equals(pd.Series([1.0])))
