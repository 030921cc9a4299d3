# A column taken from a table is the table's; a copy is not; selected rows are copies.
import pandas as pd

frame = pd.DataFrame({"a": [1, 2, 3], "b": [4, 5, 6]})
pd.options.display.precision
column = frame["a"].copy()
column[0] = 99
print(frame.a.tolist(), column.tolist())
copy = frame.copy()
copy.loc[0, "a"] = 50
print(frame.a.tolist(), copy.a.tolist())
part = frame[frame.a > 1].copy()
part["a"] = 0
print(frame.a.tolist(), part.a.tolist())
same = frame
same["c"] = 1
print(frame.columns.tolist(), same is frame)

def add_column(table):
    table["d"] = 0

add_column(frame)
print(frame.columns.tolist())
