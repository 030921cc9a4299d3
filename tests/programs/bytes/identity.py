# Empty and single bytes are shared; slices of the whole are the object itself.
def same(a, b):
    return a is b

b = b"abc"
print(b[:] is b, bytes(b) is b, same(b"", bytes()), bytes([97]) is bytes([97]), same(b[0:1], b"a"), same(b"xy", bytes([120, 121])), b * 1 is b)
