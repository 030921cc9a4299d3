# The types of results follow numpy's.
import pandas as pd

for name in ("bool", "int8", "uint8", "int16", "int32", "int64", "float32", "float64"):
    column = pd.Series([1, 0, 1], dtype=name)
    row = []
    for other in (True, 1, 300, -1, 1.5):
        try:
            row.append(str((column + other).dtype))
        except Exception as error:
            row.append(type(error).__name__)
    print(name, row, column.sum(), (column / column.sum()).dtype)
small = pd.Series([100, 120], dtype="int8")
print((small + small).tolist(), (small + pd.Series([1, 2], dtype="int16")).dtype, (small * 1.0).dtype)
print((small + pd.Series([1, 2], dtype="uint8")).dtype, (pd.Series([1, 2], dtype="float32") + pd.Series([1, 2])).dtype)
print(pd.Series([2 ** 62, 2 ** 62]).sum(), (pd.Series([2 ** 62]) * 4).tolist())
