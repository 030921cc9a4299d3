# A bytearray is a list of small ints that can change.
b = bytearray(b"abc")
b[0] = 65
b.append(100)
b += b"ef"
b.extend([103, 104])
b[1:3] = b"XYZ"
del b[0]
b.insert(0, 33)
print(b, len(b), b.pop(), b.pop(0), b, b[1], b[1:3], type(b[1:3]).__name__)
b.reverse()
b.remove(100)
print(b, b == bytes(b), b * 2, b + b"!", list(b), b.find(b"X"), bytearray(2), bytearray("é", "utf-8"), b"a" + bytearray(b"b"), bytearray(b"a") + b"b")
b.clear()
print(b, bool(b), bytearray.fromhex("0a0b"), bytearray(b"x").copy(), bytearray(b"a b").split(), bytearray(b"q").decode(), bytearray(b"ab") % ())
