# A kept exception keeps its frames' locals alive.
# Failing allocations: counts of what was raised instead
import sys
class Big: pass
big = Big()
def f(arg):
    local = arg
    raise ValueError
try:
    f(big)
except ValueError as error:
    print(sys.getrefcount(big))
    kept = error
print(sys.getrefcount(big))
kept.__traceback__ = None
print(sys.getrefcount(big))
try:
    f(big)
except ValueError:
    pass
print(sys.getrefcount(big))
