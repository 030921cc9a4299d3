# Slices of bytearrays assigned and deleted.
b = bytearray(range(10))
b[2:5] = b"\xff"
print(list(b))
b[::2] = bytes(4)
print(list(b))
del b[::3]
print(list(b))
b[10:] = [1, 2]
b[:0] = bytearray(b"\x07")
b[1:1] = range(3)
print(list(b))
b[:] = b""
print(b)
