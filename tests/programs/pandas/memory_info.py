import pandas as pd

frame = pd.DataFrame({"i": range(1000), "f": [x / 7 for x in range(1000)], "s": ["text%d" % (x % 10) for x in range(1000)]})
frame.loc[5, "f"] = None
frame.info()
frame.info(memory_usage="deep")
frame.info(memory_usage=False)
print()
frame.info(verbose=False)
frame.set_index("s").info(show_counts=False)
frame["f"].info()
frame.astype({"s": "category", "i": "int16"}).info()
pd.DataFrame({"a long name of a column": ["x"], "b": [1.5]}).info()
pd.DataFrame({"x": ["a"] * 100000}).info()
pd.DataFrame().info()
