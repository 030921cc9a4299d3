# Operators with lists of another length, and what the methods of operators are called.
import pandas as pd

s = pd.Series([1, 2, 3])
for other in ([1, 2], [1, 2, 3, 4]):
    for operation in (lambda: s == other, lambda: s < other, lambda: s + other, lambda: other - s):
        try:
            print(operation())
        except ValueError as error:
            print(error)
print(s.add([1, 1, 1]).tolist(), s.rsub(1).tolist(), (2 ** s).tolist(), s.ge(2).tolist(), (s != 2).tolist())
df = pd.DataFrame({"a": [1, 2], "b": [3.0, 4.5]})
print(df.mul(2).equals(df * 2), df.rtruediv(1).equals(1 / df), (df > 2).equals(df.gt(2)))
