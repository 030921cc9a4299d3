# Arithmetic beyond one machine word.
a = 123456789012345678901234567890
b = 987654321098765432109876543210
print(a + b, a - b, b - a, a * b)
print(b // a, b % a, -b // a, -b % a, b // -a, b % -a)
print(a ** 5)
print(divmod(a * b + 17, b), divmod(-(a * b) - 1, a))
print(2 ** 64, 2 ** 64 - 1, -2 ** 63, 2 ** 63 - 2 ** 63)
