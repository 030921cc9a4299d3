# What int() refuses, and with which words.
for args in (("",), (" ",), ("1.5",), ("abc",), ("12a",), ("1__0",), ("_1",), ("0x1",), ("010", 0), ("9", 8), ("1", 1), ("1", 37), ("é",), (b"x",), ("1 2",), (12, 3), (None,), ([],)):
    try:
        print(int(*args))
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
