# A file of 40 MB in chunks: what is allocated at a time is far less than the file is long. Not the size of the process, which a
# sanitizer's quarantine makes large.
import os
import tracemalloc
import pandas as pd

row = "%d,%d.5,name%d,some text that makes the line longer\n"
with open("big.csv", "w") as f:
    f.write("id,value,name,note\n")
    for start in range(0, 700_000, 1000):
        f.write("".join(row % (i, i, i % 100) for i in range(start, start + 1000)))
size = os.path.getsize("big.csv")
for chunk in pd.read_csv("big.csv", chunksize=10_000):
    break
tracemalloc.start()
total = rows = 0
for chunk in pd.read_csv("big.csv", chunksize=10_000):
    rows += len(chunk)
    total += chunk["value"].sum()
peak = tracemalloc.get_traced_memory()[1]
print(size > 40_000_000, rows, total, 100_000 < peak < size / 10)
os.remove("big.csv")
