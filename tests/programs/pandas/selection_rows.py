import pandas as pd

frame = pd.DataFrame({"a": [1, 2, 3, 4], "b": [10.0, 20.0, 30.0, 40.0], "c": list("wxyz")})
print(frame[frame["a"] > 2])
print(frame[(frame.a > 1) & (frame.b < 40)])
print(frame[~(frame.a == 1) | (frame.c == "w")])
print(frame[1:3])
print(frame[frame["c"].isin(["w", "z"])])
print(frame.query("a > 1 and b < 40"))
limit = 3
print(frame.query("a >= @limit or c == 'w'"))
print(frame.head(1), frame.tail(2), frame.head(-1))
print(frame.nlargest(2, "b"), frame.nsmallest(1, "a"))
print(frame[[True, False, True, False]])
