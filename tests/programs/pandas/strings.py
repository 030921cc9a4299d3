import pandas as pd

names = pd.Series([" Ann", "bob ", None, "Cy"])
print(names.str.upper(), names.str.strip(), names.str.len(), names.str.contains("b"), names.str.contains("b", na=False).tolist())
print(names.str.startswith("C").tolist(), names.str.replace("b", "p"), names.str[0], names.str[-2:], names.str.lower().str.title())
parts = pd.Series(["a,b", "c,d,e", None])
print(parts.str.split(","), parts.str.split(",", expand=True), parts.str.split(",").str[0], parts.str.count(","))
print(parts.str.cat(sep="|"), parts.str.extract(r"(\w),(\w)"), parts.str.replace(r"[a-c]", "*", regex=True).tolist(), parts.str.find(",").tolist())
print(pd.Series(["1", "x"]).str.isdigit(), pd.Series(["7"]).str.zfill(3)[0], pd.Index(["a", "b"]).str.upper())
try:
    pd.Series([1]).str
except AttributeError as error:
    print(error)
