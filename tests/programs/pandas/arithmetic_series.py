import pandas as pd

a, b = pd.Series([1, 2, 3]), pd.Series([4.0, 5.5, 0.0])
print(a + b, a - 1, 2 * a, a / 2, a // 2, a % 2, a ** 2, -a, abs(-a))
print(a / 0, b / 0, a // 0, a % 0)
print(1 / a, 10 - a, 2 ** a)
print(a + pd.Series([1, 2, 3], index=[1, 2, 3]))
print(a.add(pd.Series([1, 2, 3], index=[1, 2, 3]), fill_value=0))
print(pd.Series(["x", "y"]) + "!", "<" + pd.Series(["x", None]), pd.Series(["a", "b"]) * 2)
print(pd.Series([True, False]) & pd.Series([True, True]), pd.Series([True, False]) | False, ~pd.Series([True, False]), pd.Series([True]) ^ True)
print(pd.Series([True, False]) + pd.Series([True, True]), pd.Series([True, False]).sum())
print(round(pd.Series([1.255, 2.5]), 1), b.round())
print(a.sum() + b.sum(), a @ a if False else (a * a).sum())
