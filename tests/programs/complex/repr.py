# How complex numbers are shown.
print(1 + 0j, 0 + 1j, -0.0 + 1j, complex(-0.0, -0.0), complex(0.0, -0.0), 1.5 - 2.5j, complex("nan"), complex("inf") * 1, 1e20 + 1e-7j, -1j, -(1j))
print(f"{1 + 2j:.2f}", f"{1 + 2j:>12}", format(1.5 - 2j, "g"), str(3j), repr(3j))
