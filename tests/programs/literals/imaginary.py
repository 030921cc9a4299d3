# Imaginary literals.
print(1j, 2.5J, 0j, 1e3j, 3 + 4j, -2j, 1_0j)
