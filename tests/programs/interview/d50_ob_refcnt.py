# Reading the count from memory: one less than getrefcount.
import ctypes, sys
x = []
print(ctypes.c_ssize_t.from_address(id(x)).value, sys.getrefcount(x))
y = x
print(ctypes.c_ssize_t.from_address(id(x)).value)
