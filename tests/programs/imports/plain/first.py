print("first begins")
from . import second
value = "first"
print("first ends", second.value)
