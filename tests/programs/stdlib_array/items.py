# Which values each type of item takes, and what array() makes of its arguments.
from array import array, typecodes

VALUES = [0, -1, 127, 128, -129, 255, 256, 2 ** 15, 2 ** 16, 2 ** 31, 2 ** 32, 2 ** 63, -2 ** 63 - 1, 2 ** 64, 1.5, "a", "ab", None, b"a", True]


def shown(function, *args, **keywords):
    try:
        return repr(function(*args, **keywords))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


print(typecodes)
for code in typecodes:
    for value in VALUES:
        print(code, repr(value), shown(array, code, [value]), sep=" | ")
for args in [(), (1,), ("x",), ("ii",), ("i", [1], 2), ("i", "abc"), ("i", array("u", "abc")), ("i", array("b", [1, 2])), ("i", b"abcd"), ("i", b"abcde"),
             ("i", bytearray(b"abcd")), ("i", 3), ("i", None), ("i", memoryview(b"abcd")), ("u", "hello"), ("u", ["a", "b"]), ("d", (1.5, float("nan"))),
             ("f", [0.1, 1e40]), ("i", {1: 2}), ("h", range(5)), (b"i",)]:
    print(args, shown(array, *args), sep=" | ")
print(shown(array, "i", x=1))
