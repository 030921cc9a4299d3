import os
import pandas as pd

with open("latin.csv", "wb") as file:
    file.write("a,b\ncafé,1\n".encode("latin-1"))
print(pd.read_csv("latin.csv", encoding="latin-1"))
try:
    pd.read_csv("latin.csv")
except UnicodeDecodeError as error:
    print(error.encoding)
with open("bom.csv", "wb") as file:
    file.write("\ufeffa,b\n1,2\n".encode())
print(pd.read_csv("bom.csv").columns.tolist())
with open("bom.csv") as file:
    file.read(1)
    print(pd.read_csv(file))
from pathlib import Path
print(pd.read_csv(Path("bom.csv")))
os.remove("latin.csv")
os.remove("bom.csv")
