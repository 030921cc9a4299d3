import pandas as pd

frame = pd.DataFrame({"a": [1, 2, None], "b": [1.5, None, 2.5], "c": ["x", None, "z"]})
print(frame.isna(), frame.isna().sum(), frame.notna().all(), frame.isnull().any())
print(frame.fillna(0), frame.fillna({"b": 9, "c": "-"}), frame["b"].fillna(frame["b"].mean()))
print(frame.dropna(), frame.dropna(subset=["b"]), frame.dropna(how="all"), frame.dropna(axis=1), frame.dropna(thresh=2))
print(frame.ffill(), frame.bfill(), frame.fillna(method="ffill"))
print(pd.isna(None), pd.isna(float("nan")), pd.isna("x"), pd.notna(1), pd.isna(frame["a"]).tolist())
print(frame["a"].where(frame["a"] > 1), frame["a"].mask(frame["a"] > 1, -1))
frame.fillna(0, inplace=True)
print(frame)
print(pd.Series([None, 1]).sum(), pd.Series([None, "a"]).isna().tolist(), pd.Series([True, None]).fillna(False).dtype)
