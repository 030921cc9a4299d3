# abs, divmod, round, pow over the number types.
print(abs(-5), abs(-2.5), abs(3 + 4j), abs(True), abs(-0.0), divmod(7, 2), divmod(-7, 2), divmod(7.5, 2), round(2.5), round(3.14159, 2), round(-1234, -2), pow(2, 10), pow(2, 0.5), pow(2, -1), pow(5, 3, 7))
