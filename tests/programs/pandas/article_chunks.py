# What the article does: a file in chunks, sums of each, the sums of the sums.
import os
import pandas as pd

with open("large_data.csv", "w") as f:
    f.write("category,value\n")
    for i in range(12_000):
        f.write("%s,%d\n" % ("abc"[i % 3], i))
print(len(pd.read_csv("large_data.csv")))
results = []
for chunk in pd.read_csv("large_data.csv", chunksize=5_000):
    print(type(chunk).__name__, chunk.shape, chunk.index)
    results.append(chunk.groupby("category")["value"].sum())
final = pd.concat(results).groupby(level=0).sum()
print(final)
os.remove("large_data.csv")
