# Sums are made as numpy makes them, to the last bit.
import random
import pandas as pd

random.seed(5)
for count in (1, 7, 8, 9, 100, 128, 129, 1000, 12345):
    values = [random.uniform(-1e6, 1e6) for _ in range(count)]
    series = pd.Series(values)
    print(repr(float(series.sum())), repr(float(series.mean())), repr(float(series.var())) if count > 1 else "", repr(float(series.std())) if count > 1 else "")
    groups = pd.DataFrame({"k": [i % 3 for i in range(count)], "v": values}).groupby("k")["v"]
    print([repr(x) for x in groups.sum().tolist()], [repr(x) for x in groups.mean().tolist()], [repr(x) for x in groups.var().tolist()])
