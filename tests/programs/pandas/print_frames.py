import pandas as pd

frame = pd.DataFrame({"a": [1, 2, 3], "b": ["x", "y", "z"], "c": [1.5, None, 2], "d": [True, False, True]})
print(frame)
print(frame.head(2))
print(frame.tail(1))
frame.index = ["r1", "r2", "r3"]
print(frame)
frame.index.name = "key"
print(frame)
frame.columns.name = "cols"
print(frame)
print(frame.T)
print(frame.to_string(index=False))
print(pd.DataFrame({"x": [-1, 2], "y": [-1.5, 2.25]}))
print(pd.DataFrame([[1, 2], [3, 4]]))
print(frame.iloc[0])
