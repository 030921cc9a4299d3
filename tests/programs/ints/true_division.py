# int / int is correctly rounded, also for large values.
print(1 / 3, 10 / 5, -7 / 2, 10 ** 30 / 3, 10 ** 400 / 10 ** 399, (2 ** 53 + 1) / 1, 3 / 10 ** 30)
for text in ("10**400 / 3", "1 / 10**400 * 1", "float(10**400)"):
    try:
        print(eval(text))
    except OverflowError as error:
        print("OverflowError", error)
