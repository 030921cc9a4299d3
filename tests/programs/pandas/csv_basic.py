import io
import pandas as pd

def show(text, **options):
    frame = pd.read_csv(io.StringIO(text), **options)
    print(frame)
    print(frame.dtypes)

show("a,b,c\n1,2,3\n4,5,6\n")
show("a,b\n1,x\n,y\n3,\n")
show("a,b\n1.5,True\n2,False\n")
show("a,b\r\n1,2\r\n3,4\r\n")
show("a,b\n1,2\n3")
show("a,b\n\n1,2\n\n3,4\n")
show("a,b\n")
show("a,a,b\n1,2,3\n")
show("a,,b\n1,2,3\n")
show("é,b\nü,1\n日本,2\n")
