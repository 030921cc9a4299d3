# What range refuses.
for text in ("range()", "range(1.5)", "range('a')", "range(1, 2, 0)", "range(5)[5]", "range(5)[-6]", "range(5)['a']", "range(1, 2, 3, 4)", "range(3).index(7)", "len(range(10 ** 30))", "range(3) + range(2)", "range(3).start.x", "range(stop=3)", "range(3) < range(4)"):
    try:
        print(eval(text))
    except (TypeError, ValueError, IndexError, OverflowError, AttributeError) as error:
        print(text, "->", type(error).__name__, error)
try:
    range(3)[0] = 1
except TypeError as error:
    print(error)
try:
    range(3).start = 1
except AttributeError as error:
    print(error)
