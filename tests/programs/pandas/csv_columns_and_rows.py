import io
import pandas as pd

def show(text, **options):
    frame = pd.read_csv(io.StringIO(text), **options)
    print(frame)
    print(frame.dtypes.to_dict())

show("a,b,c\n1,2,3\n", usecols=["c", "a"])
show("a,b,c\n1,2,3\n", usecols=[0, 1])
show("a,b,c\n1,2,3\n", usecols=lambda name: name != "b")
show("a,b\n1,2\n3,4\n5,6\n", nrows=2)
show("a,b\n1,2\n3,4\n5,6\n", nrows=0)
show("a,b\n1,2\n", dtype={"a": "float64", "b": str})
show("a,b\n1,2\n", dtype="int8")
show("a,b\nx,1\ny,2\nx,3\n", dtype={"a": "category"})
show("a,b\n1,2\n", converters={"a": lambda text: text + "!"})
show("a,b\n1,2\n3,4\n", usecols=["b"], nrows=1, dtype={"b": "float32"})
