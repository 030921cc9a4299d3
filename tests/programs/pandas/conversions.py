import copy
import pickle
import pandas as pd

frame = pd.DataFrame({"a": [1, 2], "b": [1.5, None], "c": ["x", "y"]}, index=["p", "q"])
for orient in ("dict", "list", "records", "index", "split"):
    print(frame.to_dict(orient))
print(frame["a"].to_dict(), frame["a"].to_list(), frame["b"].tolist(), frame.columns.to_list(), list(frame.index))
print(frame.to_json(), frame.to_json(orient="records"), frame["a"].to_json())
print(copy.copy(frame).equals(frame), copy.deepcopy(frame).equals(frame))
print(frame.to_string(), frame["a"].to_string(), frame.shape, frame.size, frame.ndim, frame["a"].shape)
print(type(frame["a"].tolist()[0]), type(frame["b"].tolist()[0]), type(frame), type(frame["a"]), type(frame.index), type(frame.groupby("a")))
