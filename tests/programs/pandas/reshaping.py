import pandas as pd

frame = pd.DataFrame({"day": ["mo", "mo", "tu", "tu"], "who": ["a", "b", "a", "b"], "n": [1, 2, 3, 4]})
print(frame.pivot(index="day", columns="who", values="n"), frame.pivot_table(values="n", index="who"), frame.pivot_table(values="n", index="day", columns="who", aggfunc="sum"))
print(frame.melt(id_vars="day"), frame.melt(id_vars=["day", "who"], value_name="count"), frame.T)
print(frame.set_index(["day", "who"]), frame.set_index(["day", "who"])["n"].unstack(), frame.set_index(["day", "who"]).reset_index())
print(frame.rename(columns={"n": "count"}), frame.rename(columns=str.upper), frame.rename(index={0: "first"}), frame.add_prefix("p_"))
print(frame.drop(columns="n"), frame.drop(0), frame.drop([0, 1]), frame.drop("n", axis=1), frame.reset_index())
print(frame.set_index("day"), frame.set_index("day", drop=False), frame.set_index("day").reset_index(drop=True))
print(pd.DataFrame({"a": [[1, 2], [3]], "b": ["x", "y"]}).explode("a"), pd.get_dummies(frame["who"]), pd.crosstab(frame["day"], frame["who"]))
print(frame.reindex([3, 0, 9]), frame.reindex(columns=["n", "q"]), frame.stack().head(4))
