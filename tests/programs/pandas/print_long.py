import pandas as pd

print(pd.Series(range(60)))
print(pd.Series(range(61)))
print(pd.Series(range(1000), name="q"))
print(pd.Series(list("abc") * 30, name="text"))
print(pd.DataFrame({"a": range(60)}))
print(pd.DataFrame({"a": range(61), "b": [x / 7 for x in range(61)]}))
print(pd.DataFrame({"a": range(120000), "b": "x"}))
print(pd.DataFrame({"a": range(100)}, index=[f"row{i}" for i in range(100)]))
