import io
import os
import pandas as pd

frame = pd.DataFrame({"a": [1, 2, 3], "b": [1.5, None, 0.1], "c": ["x", 'say "hi"', "p,q"], "d": [True, False, True]})
print(frame.to_csv())
print(frame.to_csv(index=False))
print(frame.to_csv(sep=";", na_rep="-", header=False))
print(frame.to_csv(columns=["a", "b"], float_format="%.2f"))
print(frame["a"].to_csv())
print(frame.set_index("a").to_csv())
frame.to_csv("out.csv", index=False)
with open("out.csv") as file:
    print(file.read())
print(pd.read_csv("out.csv").equals(frame))
frame.to_csv("out.csv", mode="a", header=False, index=False)
print(len(pd.read_csv("out.csv")))
buffer = io.StringIO()
frame.head(1).to_csv(buffer)
print(buffer.getvalue())
os.remove("out.csv")
