import pandas as pd

frame = pd.DataFrame({"a": [1, 2, 3]})
frame["b"] = frame["a"] * 2
frame["c"] = 5
frame["d"] = ["x", "y", "z"]
frame["e"] = pd.Series([7, 8], index=[1, 2])
print(frame)
frame.loc[0, "a"] = 100
frame.loc[frame.a > 50, "b"] = -1
frame.at[1, "d"] = "changed"
frame.iloc[2, 0] = 77
print(frame)
frame.loc[3] = [4, 5, 6, "w", 1.5]
frame.loc[0, "new"] = 1.0
print(frame)
frame["a"] = frame["a"].astype("float64")
frame[["b", "c"]] = frame[["c", "b"]].to_dict("list")["b"][0]
frame.insert(1, "early", 0)
print(frame)
frame.a = [9, 8, 7, 6]
print(frame.assign(total=lambda f: f.a + f.early, one=1))
ints = pd.Series([1, 2, 3])
ints[1] = 2.5
print(ints)
ints[0] = "text"
print(ints)
