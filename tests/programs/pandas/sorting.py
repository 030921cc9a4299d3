import pandas as pd

frame = pd.DataFrame({"a": [3, 1, 2, 1], "b": ["x", "z", None, "y"], "c": [1.5, None, 0.5, 2.5]}, index=[10, 30, 20, 40])
print(frame.sort_values("a"), frame.sort_values("a", ascending=False), frame.sort_values(["a", "c"]), frame.sort_values(["a", "b"], ascending=[True, False]))
print(frame.sort_values("c"), frame.sort_values("c", na_position="first"), frame.sort_values("b", key=lambda s: s.str.upper()))
print(frame.sort_index(), frame.sort_index(ascending=False), frame.sort_index(axis=1, ascending=False))
print(frame["c"].sort_values(), frame["a"].sort_values(ignore_index=True), frame["b"].sort_values(ascending=False))
frame.sort_values("a", inplace=True)
print(frame, frame["a"].rank(), frame["a"].rank(method="min", ascending=False), frame["a"].argsort().tolist())
many = pd.DataFrame({"k": [i * 7 % 5 for i in range(40)], "i": range(40)})
print(many.sort_values("k")["i"].tolist(), many.sort_values("k", kind="stable")["i"].tolist(), many.sort_values("k", ascending=False)["i"].tolist())
print(pd.Series(list("banana")).value_counts().sort_index())
