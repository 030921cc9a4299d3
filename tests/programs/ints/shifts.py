# Shifts, small and large, and their errors.
print(1 << 0, 1 << 62, 1 << 63, 1 << 64, 1 << 100, -1 << 70, 0 << 1000)
print(2 ** 100 >> 98, 2 ** 100 >> 101, -1 >> 5, -5 >> 1, -2 ** 100 >> 99, 7 >> 1000, -7 >> 1000)
for text in ("1 << -1", "1 >> -1", "1 << 1.0", "'a' << 2"):
    try:
        eval(text)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
