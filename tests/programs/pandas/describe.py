import pandas as pd

frame = pd.DataFrame({"a": [1, 2, 3], "b": [1.5, None, 2.5], "c": ["x", "x", "z"]})
print(frame.describe())
print(frame.describe(include="all"))
print(frame["c"].describe())
print(frame["a"].describe(percentiles=[0.1, 0.9]))
print(frame[["c"]].describe())
print(frame.corr(numeric_only=True))
print(frame["a"].corr(frame["b"]), frame["a"].cov(pd.Series([1, 3, 2])))
print(frame.groupby("c")["a"].describe())
