# A file run by runpy.run_path: its names, its arguments, what is left of it afterwards.
import os
import runpy
import sys

here = os.path.dirname(os.path.abspath(__file__))
before = sys.argv[0]
names = runpy.run_path(here + "/_program.py", {"given": 21}, "some_name")
print(names["result"], names["__name__"], names["__spec__"], "some_name" in sys.modules, sys.argv[0] == before)
names = runpy.run_path(here + "/_program.py", {"given": 1})
print(names["__name__"], names["__package__"] == "")
try:
    runpy.run_path(here + "/_nothing.py")
except FileNotFoundError as e:
    print(e.strerror)
