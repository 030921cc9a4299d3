print("second begins")
from . import first
print("in second, first has value:", hasattr(first, "value"))
value = "second"
