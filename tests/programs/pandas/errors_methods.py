import pandas as pd

frame = pd.DataFrame({"a": [1, 2, 3], "b": [1.5, None, 2.5], "c": ["x", None, "z"]})

def show(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)

show(lambda: frame.drop("q"))
show(lambda: frame.drop(columns="q"))
show(lambda: frame.groupby("nope"))
show(lambda: frame.groupby("a")["nope"])
show(lambda: frame.set_index("q"))
show(lambda: frame.sort_values("q"))
show(lambda: bool(frame))
show(lambda: bool(frame["a"]))
show(lambda: hash(frame))
show(lambda: frame["c"].astype(int))
show(lambda: frame["b"].astype(int))
show(lambda: pd.Series(["x"]).astype(float))
show(lambda: frame.astype("foo"))
show(lambda: frame["a"] == pd.Series([1, 2]))
show(lambda: pd.to_numeric(pd.Series(["1", "x"])))
show(lambda: frame.fillna())
show(lambda: frame.nope())
show(lambda: pd.nope)
show(lambda: frame["c"].sum())
show(lambda: pd.Series([1, 2]) + "x" if False else 0)
