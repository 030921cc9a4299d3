import pandas as pd

a, b = pd.DataFrame({"x": [1, 2]}), pd.DataFrame({"y": [3, 4, 5]})
print(pd.concat([a, b], axis=1), pd.concat([a, b], axis=1, join="inner"))
print(pd.concat([pd.Series([1, 2], name="s"), pd.Series([3, 4])], axis=1))
print(pd.concat([pd.Series([1], index=["p"]), pd.Series([2], index=["q"])], axis=1))
print(pd.concat([a, b], axis=1, keys=["l", "r"]), pd.concat([a["x"], b["y"]], axis=1, keys=["l", "r"]))
