# What cannot be unpacked.
for text in ("a, b = 1, 2, 3", "a, b = 1,", "a, b = 5", "a, b = None", "a, *b = []", "*a, b, c = [1]", "(a, b), c = 1, 2", "a, b = {}", "a, b = 'abc'", "a, b = (x for x in [1])", "a, = 1, 2", "[a, b, c] = range(10)", "a, *b, c = [1]", "for a, b in [1]: pass"):
    try:
        exec(text)
    except (ValueError, TypeError) as error:
        print(text, "->", type(error).__name__, error)
