# Division by zero and overflow of floats.
for text in ("1.0 / 0", "1.0 // 0", "1.0 % 0", "divmod(1.0, 0)", "0.0 ** -1", "1e200 ** 2", "(-2.0) ** 0.5 * 1", "int(1e400)"):
    try:
        print(eval(text))
    except (ZeroDivisionError, OverflowError) as error:
        print(type(error).__name__, error)
