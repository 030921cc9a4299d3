# Ints compared with ints, floats and others.
print(1 < 2, 2 <= 2, 3 > 2.5, 1 == 1.0, 1 != 1.5, 10 ** 20 > 1e19, 2 ** 53 + 1 == float(2 ** 53), 2 ** 53 + 1 > float(2 ** 53))
print(10 ** 400 > 1e308, -10 ** 400 < float("-inf"), 10 ** 400 < float("inf"), 1 == True, 0 == False, 1 == "1", 2 == 2 + 0j)
try:
    1 < "2"
except TypeError as error:
    print(error)
