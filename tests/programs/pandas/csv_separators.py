import io
import pandas as pd

def show(text, **options):
    print(pd.read_csv(io.StringIO(text), **options))

show("a;b\n1;2\n", sep=";")
show("a\tb\n1\t2\n", sep="\t")
show("a|b\n1|2\n", delimiter="|")
show("a b  c\n1 2    3\n", delim_whitespace=True)
show("a  b\n 1  2\n", sep=r"\s+")
show("x;y\n1,5;2\n", sep=";", decimal=",")
show('x;y\n1.000;"2.500"\n', sep=";", thousands=".")
print(pd.read_table(io.StringIO("a\tb\n1\t2\n")))
