import io
import pandas as pd

def show(text, **options):
    frame = pd.read_csv(io.StringIO(text), **options)
    print(frame)
    print(frame.columns, frame.index)

show("1,2\n3,4\n", header=None)
show("1,2\n3,4\n", names=["p", "q"])
show("a,b\n3,4\n", names=["p", "q"], header=0)
show("title\na,b\n3,4\n", header=1)
show("a,b\n1,2\n3,4\n5,6\n", skiprows=1)
show("a,b\n1,2\n3,4\n5,6\n", skiprows=[1, 2])
show("# said\na,b\n1,2 # so\n", comment="#")
show("a,b\n1,2\n3,4\n", index_col="a")
show("a,b\n1,2\n3,4\n", index_col=0)
show("a,b,c\n1,2,3\n4,5,6\n", index_col=["a", "b"])
show("a,b\n1,2,3\n4,5,6\n")
show("a,b\n1,2,3\n4,5,6\n", index_col=False, usecols=["a", "b"])
