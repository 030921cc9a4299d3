# A file of 40 MB in chunks: the process grows by far less than the file is long.
import os
import resource
import pandas as pd

row = "%d,%d.5,name%d,some text that makes the line longer\n"
with open("big.csv", "w") as f:
    f.write("id,value,name,note\n")
    for start in range(0, 700_000, 1000):
        f.write("".join(row % (i, i, i % 100) for i in range(start, start + 1000)))
size = os.path.getsize("big.csv")
for chunk in pd.read_csv("big.csv", chunksize=10_000):
    break
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
total = rows = 0
for chunk in pd.read_csv("big.csv", chunksize=10_000):
    rows += len(chunk)
    total += chunk["value"].sum()
grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024
print(size > 40_000_000, rows, total, grown < size / 4)
os.remove("big.csv")
