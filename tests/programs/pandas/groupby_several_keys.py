import pandas as pd

frame = pd.DataFrame({"k": list("abcab"), "j": [1, 1, 2, 2, 1], "v": [1, 2, 3, 4, 5], "w": [1.5, 2.5, None, 4.5, 5.5]})
print(frame.groupby(["k", "j"]).sum())
print(frame.groupby(["k", "j"])["v"].sum())
print(frame.groupby(["k", "j"], as_index=False)["v"].mean())
print(frame.groupby(["k", "j"]).agg({"v": "sum"}).reset_index())
print(frame.groupby(["j", "k"]).size())
print(frame.groupby(["k", "j"])["v"].sum().unstack())
print(frame.groupby(["k", "j"]).sum().loc["a"], frame.groupby(["k", "j"])["v"].sum()[("b", 1)])
print(frame.groupby(["k", "j"]).sum().groupby(level=0).sum(), frame.groupby(["k", "j"]).sum().groupby(level="j").mean())
print(frame.groupby(["k", "j"]).ngroups, frame.groupby(["k", "j"]).sum().index)
