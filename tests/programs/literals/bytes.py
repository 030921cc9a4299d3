# Bytes literals.
print(b'abc', b"it's", b'"', b'\'"', rb'\n', Rb'\x', bR'\\', B'x')
print(b'\x00\xff\n\t\r\\', b'a' b'b', b'''x
y''', b'\101', b'\e')
