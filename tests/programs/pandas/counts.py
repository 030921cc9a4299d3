import pandas as pd

letters = pd.Series(list("abcabca") + [None], name="letter")
print(letters.value_counts())
print(letters.value_counts(normalize=True), letters.value_counts(dropna=False), letters.value_counts(ascending=True))
print(pd.Series([3, 1, 3, 2, 1, 3]).value_counts(), pd.Series([3, 1, 3]).value_counts(sort=False))
print(letters.nunique(), letters.nunique(dropna=False), letters.unique(), pd.Series([2, 1, 2]).unique(), pd.Series([1.5, None]).unique())
print(letters.mode(), pd.Series([1, 2, 2, 3, 3]).mode())
print(pd.DataFrame({"a": [1, 1, 2], "b": ["x", "x", "y"]}).value_counts())
print(letters.duplicated().tolist(), letters.drop_duplicates().tolist(), letters.is_unique)
print(pd.unique(pd.Series([3, 3, 1])), pd.factorize(pd.Series(["b", "a", "b"])))
