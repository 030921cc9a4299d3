# A request for more memory than there is gives a MemoryError that can be caught.
for f in (lambda: [0] * (1 << 60), lambda: "a" * (1 << 60), lambda: bytes(1 << 62), lambda: bytearray(1 << 62), lambda: (1,) * (1 << 60), lambda: [0] * (1 << 63), lambda: list(range(10 ** 30)), lambda: b"x" * (1 << 62)):
    try:
        f()
        print("no error")
    except (MemoryError, OverflowError) as error:
        print(type(error).__name__, error.args)
a = [1]
try:
    a *= 1 << 60
except MemoryError:
    print("still there", a)
