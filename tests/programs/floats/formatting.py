# Format specifications of floats.
x = 1234.56789
for spec in ("", "f", ".2f", ".0f", "#.0f", "e", ".3e", "E", "g", ".3g", ".10g", "G", "%", ".1%", "n", ",.2f", "_.1f", "+.1f", " .1f", "10.2f", "<10.2f", "^12.1f", "*>12.1f", "010.2f", "=+12.1f", ".3", "12", "012"):
    print(f"{spec}: [{format(x, spec)}]", end=" ")
print()
for value in (0.0, -0.0, 1e20, 1e-7, float("nan"), float("inf"), -float("inf"), 1.0):
    print(f"{value:} {value:f} {value:.3g} {value:e} {value:08.2f} {value:+g} {value:.2%}")
print(f"{-0.001:z.1f} {-0.0:z} {1e16:,} {123456.0:,}")
