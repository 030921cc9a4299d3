import pandas as pd

colors = pd.Series(["red", "green", "red", "blue", None]).astype("category")
print(colors)
print(colors.cat.categories, colors.cat.codes.tolist(), colors.cat.ordered, colors.dtype)
print(colors.value_counts(), colors.isna().tolist(), colors == "red")
sizes = pd.Categorical(["S", "L", "M", "S"], categories=["S", "M", "L"], ordered=True)
series = pd.Series(sizes)
print(series, series.sort_values().tolist(), series.min(), series.max(), series < "L")
print(colors.cat.add_categories(["black"]).cat.categories.tolist(), colors.cat.rename_categories({"red": "rot"}).tolist())
frame = pd.DataFrame({"c": colors, "v": range(5)})
print(frame.groupby("c").sum(), frame.groupby("c", observed=True)["v"].mean())
print(frame.dtypes, frame)
try:
    series[0] = "XL"
except TypeError as error:
    print(error)
