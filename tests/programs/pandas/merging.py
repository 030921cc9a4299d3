import pandas as pd

left = pd.DataFrame({"id": [1, 2, 3, 2], "a": ["w", "x", "y", "z"]})
right = pd.DataFrame({"id": [2, 3, 4, 2], "b": [1.5, 2.5, 3.5, 4.5]})
for how in ("inner", "left", "right", "outer"):
    print(left.merge(right, on="id", how=how))
print(pd.merge(left, right), left.merge(right.rename(columns={"id": "key"}), left_on="id", right_on="key"))
print(left.merge(right.rename(columns={"b": "a"}), on="id"), left.merge(right.rename(columns={"b": "a"}), on="id", suffixes=("_l", "_r")))
print(left.merge(right.set_index("id"), left_on="id", right_index=True, how="left"))
print(left.set_index("id").join(right.drop_duplicates("id").set_index("id")), left.merge(right, on="id", how="outer", indicator=True))
print(pd.DataFrame({"a": [1, 1], "b": [1, 2], "v": [5, 6]}).merge(pd.DataFrame({"a": [1], "b": [2], "w": [7]}), on=["a", "b"]))
try:
    left.merge(pd.DataFrame({"zz": [1]}))
except Exception as error:
    print(type(error).__name__, error)
