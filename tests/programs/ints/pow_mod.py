# pow with two and three arguments.
print(pow(2, 5), pow(2, -2), pow(-2, 3), pow(2, 10, 1000), pow(3, -1, 7), pow(-3, 5, 7), pow(3, 5, -7), pow(5, 0, 1))
print(pow(7, 10 ** 20, 10 ** 9 + 7), pow(2, 1000, 10 ** 30))
for args in ((2, -1, 4), (2, 3, 0), (2.0, 3, 5), (2, 3.0, 5)):
    try:
        print(pow(*args))
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
