import io
import pandas as pd

text = "a,b\n" + "".join(f"{i},{i * 2}\n" for i in range(10))
for chunk in pd.read_csv(io.StringIO(text), chunksize=4):
    print(chunk)
    print(chunk.index)
reader = pd.read_csv(io.StringIO(text), iterator=True)
print(type(reader))
print(reader.get_chunk(2))
print(reader.get_chunk(1))
print(len(reader.read()))
try:
    reader.get_chunk(1)
except (StopIteration, ValueError):
    print("at the end")
with pd.read_csv(io.StringIO(text), chunksize=6, nrows=8) as reader:
    print([len(chunk) for chunk in reader])
for bad in (0, -1, 1.5):
    try:
        pd.read_csv(io.StringIO(text), chunksize=bad)
    except ValueError as error:
        print(error)
