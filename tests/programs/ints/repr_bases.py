# bin, oct, hex and repr.
print(bin(10), bin(-10), oct(64), hex(255), hex(-255), bin(0), bin(True))
print(hex(2 ** 80), oct(2 ** 70), bin(2 ** 65 + 1), repr(-2 ** 90), str(10 ** 40))
try:
    hex(1.5)
except TypeError as error:
    print(error)
