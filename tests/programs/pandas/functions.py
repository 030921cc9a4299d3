import pandas as pd

frame = pd.DataFrame({"a": [1, 2, 3], "b": [1.5, 2.5, 3.5], "c": ["x", "y", "z"]})
print(frame["a"].apply(lambda x: x * 10), frame["c"].map({"x": "one", "y": "two"}), frame["c"].map(str.upper), frame["a"].apply(lambda x, y: x + y, args=(5,)))
print(frame.apply(lambda column: column.iloc[0]), frame.apply(lambda row: f"{row['a']}{row['c']}", axis=1), frame[["a", "b"]].apply(sum))
print(frame[["a", "b"]].applymap(lambda x: x + 1), frame[["a", "b"]].apply(lambda row: row.sum(), axis=1))
for label, row in frame.iterrows():
    print(label, row["a"], row["c"])
for row in frame.itertuples():
    print(row, row.a, row.Index)
for row in frame.itertuples(index=False, name=None):
    print(row)
for name, column in frame.items():
    print(name, column.tolist())
print(frame.pipe(len), frame["a"].replace(1, 100).tolist(), frame.replace({"c": {"x": "X"}}), frame["c"].replace(["x", "y"], "w").tolist())
print(frame["a"].clip(2, 3).tolist(), frame["a"].diff().tolist(), frame["a"].shift(1).tolist(), frame["a"].pct_change().tolist(), frame.eval("a + b").tolist())
