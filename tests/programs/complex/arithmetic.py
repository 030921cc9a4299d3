# Arithmetic of complex numbers.
a, b = 3 + 4j, 1 - 2j
print(a + b, a - b, a * b, a / b, a ** 2, a ** 0.5, -a, +a, abs(a), a.conjugate(), a.real, a.imag, a == 3 + 4j, a != b, bool(0j), 2 * a, a + 1.5)
print(complex(1, 2), complex("1+2j"), complex(" -3j "), complex(2), complex("1e3-1e-3j"), complex(imag=2), complex(), 1j ** 2, 2j ** 2j, hash(1 + 0j))
