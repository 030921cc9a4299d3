# The type of a column is found in each chunk anew.
import io
import pandas as pd

text = "a,b\n1,x\n2,y\n3,\n4.5,z\nq,1\n,2\n"
for chunk in pd.read_csv(io.StringIO(text), chunksize=2):
    print(chunk.dtypes.tolist())
    print(chunk)
print(pd.concat(pd.read_csv(io.StringIO(text), chunksize=2)))
print(pd.read_csv(io.StringIO("a\n1\n2\n3\n"), chunksize=2, dtype={"a": "int16"}).read().dtypes)
