# round() of floats: to even, decimal digits, huge and special values.
print(round(0.5), round(1.5), round(2.5), round(-0.5), round(2.675, 2), round(1.005, 2), round(1234.5678, -2), round(1e20), round(5.5, 0), round(-2.5, 0), round(0.15, 1), round(1e300, 2), round(1.23456789, 20))
print(type(round(2.5)), type(round(2.5, 0)), type(round(2.5, None)))
for value in ("nan", "inf"):
    try:
        round(float(value))
    except (ValueError, OverflowError) as error:
        print(type(error).__name__, error)
