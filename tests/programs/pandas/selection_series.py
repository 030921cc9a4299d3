import pandas as pd

series = pd.Series([5, 6, 7], index=["x", "y", "z"])
print(series["x"], series[0], series.y, series[-1])
print(series[["x", "z"]], series["x":"y"], series[1:])
print(series[series > 5], series.loc["y"], series.iloc[1])
series["w"] = 9
print(series)
series[0] = 50
series[series > 8] = 0
print(series)
print("x" in series, 5 in series, series.get("nope", 3))
print(list(series), list(series.items()), series.to_dict())
numbers = pd.Series([10, 20, 30], index=[2, 1, 0])
print(numbers[2], numbers.loc[0], numbers.iloc[0], numbers[0:1])
print(series.index, series.values if False else series.tolist())
