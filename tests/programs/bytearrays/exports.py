# A bytearray that a memoryview looks at cannot change its size.
b = bytearray(b"abcdef")
with memoryview(b) as view:
    view[0] = 90
    for action in (lambda: b.append(1), lambda: b.pop(), lambda: b.clear(), lambda: b.extend(b"x"), lambda: b.__delitem__(0), lambda: b.__iadd__(b"x")):
        try:
            action()
        except BufferError as error:
            print(error)
    b[1] = 89
    print(bytes(view))
b.append(33)
print(b)
