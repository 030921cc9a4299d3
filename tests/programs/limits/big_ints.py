# Numbers of thousands of digits.
a = 3 ** 20000
b = 7 ** 9000
print(len(hex(a)), (a * b) % (10 ** 9 + 7), (a // b).bit_length(), a % b == a - (a // b) * b, pow(3, a, 10 ** 9 + 7), (a >> 30000).bit_length(), int(hex(a), 16) == a, (a ^ b).bit_count() > 0)
import sys
sys.set_int_max_str_digits(0)
text = str(a)
print(len(text), text[:20], int(text) == a, str(-b)[:5])
