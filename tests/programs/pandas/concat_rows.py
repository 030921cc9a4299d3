import pandas as pd

a, b = pd.DataFrame({"x": [1, 2], "y": ["p", "q"]}), pd.DataFrame({"x": [3], "z": [1.5]})
print(pd.concat([a, b]))
print(pd.concat([a, b], ignore_index=True), pd.concat([a, b], join="inner"), pd.concat([a, a], keys=["one", "two"]))
print(pd.concat([pd.Series([1, 2]), pd.Series([3.5])]), pd.concat([pd.Series([1], name="s"), pd.Series([2], name="s")]))
print(pd.concat([pd.Series([1]), pd.Series(["a"])]))
print(pd.concat([a, pd.DataFrame()]).dtypes, pd.concat({"k": a, "l": b}).index)
print(pd.concat([a["x"], a["y"]]), pd.concat([a, None]).shape, pd.concat([pd.Series([1], dtype="int8"), pd.Series([2], dtype="int16")]).dtype)
for bad in ([], [1, 2], a):
    try:
        pd.concat(bad)
    except (ValueError, TypeError) as error:
        print(error)
