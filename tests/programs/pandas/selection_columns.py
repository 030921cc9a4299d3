import pandas as pd

frame = pd.DataFrame({"a": [1, 2, 3, 4], "b": [10.0, 20.0, 30.0, 40.0], "c": list("wxyz")})
print(frame["a"])
print(frame[["a", "c"]])
print(frame.b)
print(frame.get("nope"), frame.get("a", 5).sum())
print(list(frame), "a" in frame, "q" in frame)
print(frame.columns.tolist(), frame.keys())
print(frame[frame.columns[:2]])
print(frame.filter(like="a"), frame.filter(items=["c", "q"]))
print(frame.select_dtypes("number"))
print(frame.select_dtypes(include=["object"]), frame.select_dtypes(exclude=["float64"]).columns)
print(frame.pop("b"))
print(frame)
del frame["c"]
print(frame)
