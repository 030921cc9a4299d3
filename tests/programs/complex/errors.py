# What complex numbers cannot do.
for text in ("1j < 2j", "1j // 2", "1j % 2", "int(1j)", "float(1j)", "1j / 0", "complex('1 + 2j')", "complex('x')", "complex('1', 2)", "complex(1, '2')", "0j ** -1", "divmod(1j, 1)", "round(1j)", "format(1j, '05')", "math.sqrt(1j)"):
    try:
        import math
        print(eval(text))
    except (TypeError, ValueError, ZeroDivisionError) as error:
        print(text, "->", type(error).__name__, error)
