import io
import pandas as pd

def show(text, **options):
    try:
        print(pd.read_csv(io.StringIO(text), **options))
    except Exception as error:
        print(type(error).__module__, type(error).__name__, error)

show("a,b\n1,2\n3,4,5\n")
show("")
show("a,b\n1,\"2\n")
show("a,b\n1,x\n", dtype={"b": int})
show("a,b\n1,\n", dtype={"b": int})
show("a,b\n1,x\n", dtype={"b": float})
show("a,b\n1,2\n", usecols=["z"])
show("a,b\n1,2\n", index_col="zz")
show("a,b\n1,2\n", names=["x", "x"])
show("a,b\n1,2\n", nrows=-1)
show("a,b\n1,2\n1,2,3\n4,5\n", on_bad_lines="skip")
show("a,b\n1,2\n", parse_dates=["q"])
show("a,b\n1,2\n", dtype={"a": "whatever"})
try:
    pd.read_csv("no_such_file.csv")
except FileNotFoundError as error:
    print(error)
print(issubclass(pd.errors.ParserError, ValueError), issubclass(pd.errors.EmptyDataError, ValueError))
