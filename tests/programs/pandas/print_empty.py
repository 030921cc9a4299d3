import pandas as pd

print(pd.DataFrame())
print(pd.DataFrame({"a": [], "b": []}))
print(pd.DataFrame(columns=["x", "y"]))
print(pd.DataFrame(index=[1, 2]))
print(pd.DataFrame({"a": [1, 2]})[[]])
frame = pd.DataFrame({"a": [1, 2]})
print(frame[frame["a"] > 5])
print(frame["a"][frame["a"] > 5])
print(pd.Series([], dtype="object", name="n"))
print(frame.empty, frame[frame["a"] > 5].empty, len(pd.DataFrame()))
