# A module is executed once and kept in sys.modules.
import sys
import plain.helper
import plain.helper
from plain import helper
helper.bump()
print(plain.helper.counter, sys.modules["plain.helper"] is helper)
del sys.modules["plain.helper"]
import plain.helper as second
print(second is helper, second.counter, sys.modules[__name__].__name__)
sys.modules["made_up"] = "anything can be a module"
import made_up
print(made_up)
sys.modules["blocked"] = None
try:
    import blocked
except ImportError as error:
    print(type(error).__name__, error)
