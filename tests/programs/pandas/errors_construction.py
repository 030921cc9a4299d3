import pandas as pd

frame = pd.DataFrame({"a": [1, 2, 3]})

def show(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)

def set_column():
    frame["new"] = [1, 2]

def set_names():
    frame.columns = ["a", "b"]

def set_index():
    frame.index = [1]

show(lambda: pd.DataFrame({"a": [1, 2], "b": [1]}))
show(lambda: pd.DataFrame({"a": 1}))
show(lambda: pd.DataFrame(5))
show(lambda: pd.DataFrame([[1, 2]], columns=["a"]))
show(lambda: pd.DataFrame([[1, 2]], index=[1, 2]))
show(lambda: pd.Series([1, 2], index=[1]))
show(lambda: pd.Series({1, 2}))
show(lambda: pd.Series([1], dtype="what"))
show(set_column)
show(set_names)
show(set_index)
show(lambda: frame.insert(0, "a", 1))
show(lambda: pd.Index(5))
show(lambda: pd.Series([1], name=[]))
