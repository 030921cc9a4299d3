# int(text) and int(text, base).
print(int("42"), int("  -7 \n"), int("+5"), int("1_000"), int("007"), int("٣٤"))
print(int("ff", 16), int("0xFF", 16), int("0xff", 0), int("0b101", 0), int("0o17", 0), int("zz", 36), int("101", 2), int("-0x1A", 16), int("0", 0))
print(int(b"12"), int(bytearray(b"7f"), 16), int("123456789" * 5))
