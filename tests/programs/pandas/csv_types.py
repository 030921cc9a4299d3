import io
import pandas as pd

def show(text, **options):
    frame = pd.read_csv(io.StringIO("a\n" + text), **options)
    print(frame["a"].tolist(), frame["a"].dtype)

show("1\n2\n")
show("1\nNA\n")
show("1.0\n2\n")
show("-5\n+7\n")
show("True\nFALSE\ntrue\n")
show("True\nNA\n")
show("True\n1\n")
show("99999999999999999999\n2\n")
show("18446744073709551615\n1\n")
show("9223372036854775807\n-9223372036854775808\n")
show("inf\n-inf\nInfinity\n")
show("1e5\n1E-3\n")
show("1e400\n1\n")
show("0x10\n1\n")
show(" 1\n2 \n")
show("0.1\n0.30000000000000004\n123456789.123456789\n")
show("1e-320\n4.9e-324\n2.2250738585072014e-308\n")
show("0.1\n0.7\n1234.5678\n", float_precision="round_trip")
show("1_000\n2\n")
show("001\n2\n")
show("yes\nno\n", true_values=["yes"], false_values=["no"])
show("1,000\n", thousands=",", sep=";")
