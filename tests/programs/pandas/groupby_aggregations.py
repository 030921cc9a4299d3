import pandas as pd

frame = pd.DataFrame({"k": list("abcab"), "v": [1, 2, 3, 4, 5], "w": [1.5, 2.5, None, 4.5, 5.5]})
groups = frame.groupby("k")
print(groups["v"].agg(["sum", "mean", "max"]))
print(groups.agg({"v": "sum", "w": "mean"}))
print(groups.agg({"v": ["sum", "min"], "w": "max"}))
print(groups.agg(total=("v", "sum"), average=("w", "mean")))
print(groups["v"].agg("sum"), groups["v"].agg(sum), groups["v"].agg(lambda s: s.max() - s.min()))
print(groups.agg(["min", "max"]), groups["v"].agg(low="min", high="max"))
print(groups["v"].transform("sum"), groups["v"].transform(lambda s: s - s.mean()))
print(groups["v"].apply(lambda s: s.max() - s.min()), groups.apply(lambda part: part["v"].sum() + len(part)))
print(groups.filter(lambda part: len(part) > 1), groups["v"].cumsum(), groups.cumcount(), groups["v"].shift(), groups["v"].rank())
print(groups.head(1), groups["v"].value_counts(), groups["v"].quantile(0.5), groups["v"].idxmax())
