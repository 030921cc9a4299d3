import sys
import pandas as pd

frame = pd.DataFrame({"i": range(1000), "f": [x / 7 for x in range(1000)], "s": ["text%d" % (x % 10) for x in range(1000)], "b": [True] * 1000})
print(frame.memory_usage())
print(frame.memory_usage(deep=True), frame.memory_usage(index=False).sum())
print(frame["i"].memory_usage(), frame["s"].memory_usage(deep=True), frame["i"].nbytes, frame.index.memory_usage())
print(sys.getsizeof(frame), sys.getsizeof(frame["s"]), frame["i"].memory_usage(index=False))
for name in ("int8", "int16", "int32", "float32", "float64", "object", "category"):
    print(name, frame["i"].astype(name).memory_usage(index=False, deep=True))
print(frame["s"].astype("category").memory_usage(deep=True), frame["s"].astype("category").memory_usage())
frame["i"] = pd.to_numeric(frame["i"], downcast="unsigned")
frame["s"] = frame["s"].astype("category")
frame["f"] = frame["f"].astype("float32")
print(frame.dtypes, frame.memory_usage(deep=True))
print(frame.set_index("s").memory_usage(deep=True))
