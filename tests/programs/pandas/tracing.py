# The values of a column are outside the object heap, and tracemalloc counts them.
import tracemalloc
import pandas as pd

pd.DataFrame({"a": [1]}).astype("int32").sum()
tracemalloc.start()
before = tracemalloc.get_traced_memory()[0]
column = pd.Series(range(1_000_000))
grown = tracemalloc.get_traced_memory()[0] - before
print(8_000_000 <= grown < 8_100_000)
small = column.astype("int32")
grown = tracemalloc.get_traced_memory()[0] - before
print(12_000_000 <= grown < 12_100_000)
del column, small
print(tracemalloc.get_traced_memory()[0] - before < 100_000)
