# Methods of floats.
print((2.5).is_integer(), (2.0).is_integer(), (0.75).as_integer_ratio(), (0.1).as_integer_ratio(), (-0.5).hex(), (1.0).hex(), (0.1).hex(), float.fromhex("0x1.8p3"), float.fromhex("0x.1"), float.fromhex("-inf"))
print((1.5).conjugate(), (1.5).real, (1.5).imag, (3.7).__trunc__(), (3.2).__floor__(), (3.2).__ceil__(), float(), float(3), float("3"))
for f in (lambda: float("inf").as_integer_ratio(), lambda: float("nan").as_integer_ratio(), lambda: float.fromhex("zz")):
    try:
        f()
    except (ValueError, OverflowError) as error:
        print(type(error).__name__, error)
