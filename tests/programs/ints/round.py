# round of ints, with negative digits, to even.
print(round(15), round(15, -1), round(25, -1), round(35, -1), round(-15, -1), round(1234, -2), round(1250, -2), round(5, 3), round(10 ** 20 + 5, -1))
