# from module import * takes __all__, or the names without an underscore.
from shapes import *
print(area(1), circle.__name__)
for name in ("hidden", "_private", "constants"):
    try:
        eval(name)
    except NameError as error:
        print(error)
from plain.helper import *
print(counter, bump(), counter)
try:
    _secret
except NameError as error:
    print(error)
try:
    from plain.wrong_all import *
except AttributeError as error:
    print(error)
try:
    exec("def f():\n    from math import *")
except SyntaxError as error:
    print(error.msg)
