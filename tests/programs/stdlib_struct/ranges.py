# Which values each letter takes in each byte order, and the bytes they become.
import struct

VALUES = [0, 1, -1, 127, 128, -129, 255, 256, 2 ** 15, -2 ** 15 - 1, 2 ** 16, 2 ** 31, 2 ** 32, 2 ** 63 - 1, 2 ** 63, -2 ** 63 - 1, 2 ** 64, 1.5, "a", b"a", None, True]


def shown(function, *args, **keywords):
    try:
        return repr(function(*args, **keywords))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for order in ("", "<", ">"):
    for letter in "xcbB?hHiIlLqQnNefdspP":
        code = order + letter
        print(code, shown(struct.calcsize, code))
        for value in VALUES:
            packed = shown(struct.pack, code, value)
            print(" ", repr(value), packed, shown(struct.unpack, code, eval(packed)) if packed[0] == "b" else "", sep=" | ")
for value in (1e6, 65504.0, 65519.9, 65520, 6e-8, 1e-10, 3e-8, -0.0, float("inf"), -float("inf"), float("nan"), 1e39, 3.4028235e38, 10 ** 400, 0.1):
    print(value if value != 10 ** 400 else "10**400", *[shown(struct.pack, code, value) for code in ("e", ">e", "f", "<f", "d", ">d")], sep=" | ")
