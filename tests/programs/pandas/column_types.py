import pandas as pd

series = pd.Series([1, 2, 3])
print(series.dtype, repr(series.dtype), series.dtype == "int64", series.dtype == int, series.dtype.name, series.dtype.kind, series.dtype.itemsize)
print(series.astype("float64").dtype, series.astype(str).tolist(), series.astype("int8").dtype, series.astype(bool).tolist(), series.astype("category").dtype)
print(pd.Series(["1", "2"]).astype(int).tolist(), pd.Series(["1.5"]).astype(float).tolist(), pd.Series([1.9, -1.9]).astype(int).tolist())
print(pd.Series([1, 2]).astype(object).dtype, repr(pd.Series(["a"]).dtype), pd.Series([300]).astype("int8").tolist())
print(pd.to_numeric(pd.Series(["1", "2.5", "x"]), errors="coerce"), pd.to_numeric(pd.Series(["1", "2"])).dtype)
for values in ([1, 2], [300, 2], [70000, 1], [2 ** 40], [-1, 5], [1.5, 2.5], [1.0, 2.0]):
    print(values, [str(pd.to_numeric(pd.Series(values), downcast=how).dtype) for how in ("integer", "signed", "unsigned", "float")])
frame = pd.DataFrame({"a": [1, 2], "b": ["3", "4"]})
print(frame.dtypes, frame.astype({"b": int}).dtypes, frame.dtypes["a"], frame.dtypes.value_counts())
