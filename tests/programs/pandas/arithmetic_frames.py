import pandas as pd

frame = pd.DataFrame({"a": [1, 2], "b": [3.5, 4.5]})
print(frame + 1, frame * 2.0, 1 - frame, frame / frame, frame ** 2)
print(frame + frame.iloc[0])
print(frame.sub(frame["a"], axis=0))
print(frame + pd.DataFrame({"a": [10, 20], "c": [1, 1]}))
print(frame.add(pd.DataFrame({"a": [10]}), fill_value=0))
print(frame.sum(), frame.sum(axis=1), frame.mean(axis=1), frame.max(axis=1))
print(-frame, abs(-frame), frame.round(), frame.cumsum())
print((frame > 2).sum(), frame["a"] * frame["b"])
