# float(text), and what it refuses.
print(float("1.5"), float("  -2 "), float("1e3"), float("inf"), float("-Infinity"), float("NaN"), float("+.5"), float("5."), float("1_0.5"), float(b"2.5"), float("1e400"), float("1e-400"), float("٣.٥"))
for text in ("", "abc", "1.5.2", "1e", "0x10", "1__0", "--1", "1 2", None, [], 1j):
    try:
        print(float(text))
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
