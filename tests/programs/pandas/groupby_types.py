import pandas as pd

frame = pd.DataFrame({"k": [1, 1, 2], "i8": [1, 2, 3], "f32": [0.1, 0.2, 0.3], "b": [True, False, True], "u": [1, 2, 3]})
frame = frame.astype({"i8": "int8", "f32": "float32", "u": "uint16"})
for how in ("sum", "mean", "min", "max", "count", "first", "prod", "median", "var"):
    print(how, getattr(frame.groupby("k"), how)().dtypes.to_dict())
big = pd.DataFrame({"k": [1, 1], "i8": [100, 100]}).astype({"i8": "int8"})
print(big.groupby("k").sum(), big.groupby("k").sum().dtypes)
