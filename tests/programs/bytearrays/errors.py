# What bytearrays refuse.
b = bytearray(b"abc")
for text in ("b.append(256)", "b.append('a')", "b.extend('a')", "b[5]", "b.__setitem__(0, 300)", "b.__setitem__(9, 1)", "b.pop(10)", "b.remove(1)", "bytearray().pop()", "hash(b)", "bytearray('a')", "b + 'a'", "b.__setitem__(slice(0, 1), 'a')", "b.insert()", "b.__setitem__(slice(0, 3, 2), b'a')", "bytearray(-1)"):
    try:
        print(eval(text))
    except (TypeError, ValueError, IndexError) as error:
        print(text, "->", type(error).__name__, error)
print(b)
