import io
import pandas as pd

def show(text, **options):
    frame = pd.read_csv(io.StringIO(text), **options)
    print(frame.to_dict("list"))

show('a,b\n"x,y","he said ""hi"""\nz,w\n')
show('a,b\n"line\nbreak",2\n')
show("a,b\n'x,y',2\n", quotechar="'")
show('a,b\nx\\,y,2\n', escapechar="\\")
show('a,b\n"",""\n"NA",1\n')
show('a,b\nx"y,2\n')
show('a, b\n1, "x"\n', skipinitialspace=True)
show('a,b\n"1",2\n"3",4\n')
