import io
import pandas as pd

def show(text, **options):
    frame = pd.read_csv(io.StringIO(text), **options)
    print(frame)
    print(frame.isna().sum().tolist())

show("a,b\nNA,null\n1,2\n")
show("a,b\nN/A,NaN\nnan,None\n")
show("a,b\n-,2\n1,?\n", na_values=["-", "?"])
show("a,b\n-1,2\n1,-1\n", na_values=-1)
show("a,b\nNA,x\n,y\n", keep_default_na=False)
show("a,b\nNA,x\n,y\n", na_filter=False)
show("a,b\nNA,q\n,y\n", keep_default_na=False, na_values=["q"])
