# Precedence and associativity.
print(2 + 3 * 4, (2 + 3) * 4, 2 ** 3 ** 2, -2 ** 2, 2 ** -1, not True == False, 1 + 2 << 1, 1 | 2 ^ 3 & 4, 10 - 4 - 3, 100 / 10 / 2, 7 // 2 * 2, -7 // 2, ~1 + 1, 5 % 3 * 2, 1 < 2 == True, not 1 in [2], "a" if 1 else "b" if 0 else "c", (lambda: 1 or 2)())
print(1 or 0 and 0, not 0 and 1, 3 - -3, 2 * -3, 1 if 0 else 2 if 0 else 3, 4 >> 1 + 1, 6 & 3 == 3, -1 ** 2, +-+1)
