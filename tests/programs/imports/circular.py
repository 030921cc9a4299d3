# Two modules that import each other see each other half made.
from plain import first
print(first.value, first.second.value, first.second.first is first)
