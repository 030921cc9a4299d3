import pandas as pd

frame = pd.DataFrame({"a": [1, 2, 3], "b": [1.5, None, 2.5], "c": ["x", None, "z"]})

def show(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)

show(lambda: frame["zz"])
show(lambda: frame.loc[9])
show(lambda: frame.iloc[9])
show(lambda: frame[["a", "q"]])
show(lambda: frame[["q", "r"]])
show(lambda: frame.zz)
show(lambda: frame["a"].zz)
show(lambda: frame.loc[0, "q"])
show(lambda: frame.loc[[0, 99]])
show(lambda: frame.at[0, "q"])
show(lambda: frame.iat[0, 9])
show(lambda: frame["a"]["x"])
show(lambda: frame["a"][7])
show(lambda: frame["a"].iloc[10])
show(lambda: frame.set_index("c").loc["nope"])
show(lambda: frame[[True]])
show(lambda: frame.columns[5])
show(lambda: frame.iloc["a"])
