# The table that the decorator writes; functions inside each other; a generator; recursion.
# Failing allocations: linecache answers that a file has no lines where memory is short, as in CPython
from memory_profiler import profile
@profile
def outer():
    a = [1] * 1_000_000
    inner()
    del a
    return 1
@profile(precision=3)
def inner():
    b = [0] * 262_144
    return b
print(outer(), outer.__name__)
