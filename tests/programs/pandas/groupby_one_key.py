import pandas as pd

frame = pd.DataFrame({"k": list("abcab"), "v": [1, 2, 3, 4, 5], "w": [1.5, 2.5, None, 4.5, 5.5]})
groups = frame.groupby("k")
print(groups["v"].sum(), groups.sum(), groups.mean(), groups["w"].mean())
print(groups.count(), groups.size(), groups["v"].min(), groups.max(), groups["v"].std(), groups.var(), groups["v"].median())
print(groups.first(), groups.last(), groups["v"].nunique(), groups["v"].prod(), groups.nth(0))
print(len(groups), groups.ngroups, groups.groups, groups.get_group("a"))
for name, part in groups:
    print(name)
    print(part)
print(frame.groupby("k", sort=False)["v"].sum(), frame.groupby("k", as_index=False).sum())
print(groups[["v", "w"]].sum(), frame["v"].groupby(frame["k"]).sum(), groups.v.max())
