# A module's attributes, __getattr__ and __dir__.
import plain.helper as h
import plain.lazy as lazy
import math, sys, types
print(h.__name__, h.__package__, h.__file__.split("/")[-1], h.__spec__.name, h.__doc__, type(h).__name__, isinstance(h, types.ModuleType))
print(lazy.dynamic, dir(lazy))
try:
    lazy.other
except AttributeError as error:
    print(error)
try:
    h.missing
except AttributeError as error:
    print(error)
h.added = 5
print(h.added, vars(h)["added"], "added" in dir(h), __name__, __file__.split("/")[-1], __package__, __doc__)
m = types.ModuleType("fresh", "its doc")
m.x = 1
print(m.__name__, m.__doc__, m.x, m)
del h.added
print(hasattr(h, "added"), math, sys)
