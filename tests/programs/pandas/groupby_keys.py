import pandas as pd

frame = pd.DataFrame({"k": ["x", None, "y", "x"], "v": [1, 2, 3, 4]}, index=["r", "s", "t", "r"])
print(frame.groupby("k").sum(), frame.groupby("k", dropna=False).sum())
print(frame.groupby(level=0).sum(numeric_only=True), frame.groupby(frame["v"] > 2)["v"].sum(), frame.groupby(lambda label: label.upper())["v"].sum())
print(frame.groupby([1, 2, 1, 2])["v"].sum(), frame.groupby({"r": "one", "s": "two", "t": "one"})["v"].sum())
print(pd.Series([1, 2, 3], index=["a", "b", "a"]).groupby(level=0).mean())
print(frame.set_index("k").groupby("k").size(), frame.groupby("v").size().tolist())
print(pd.DataFrame({"k": [2.5, 1.5, 2.5], "v": [True, False, True]}).groupby("k").sum())
print(pd.DataFrame({"k": [1, 2, 1], "s": ["p", "q", "r"]}).groupby("k")["s"].sum(), pd.DataFrame({"k": [1, 2, 1], "s": ["p", "q", "r"]}).groupby("k").agg({"s": list}))
