# + and * and their errors.
print("a" + "b", "ab" * 3, 2 * "x", "a" * 0, "a" * -5, "é" + "😀", "" + "", "ab" "cd" * 2)
for text in ("'a' + 1", "1 + 'a'", "'a' + b'b'", "'a' * 'b'", "'a' * 1.5", "'a' - 'b'", "'a' + None", "'x' * 2**70", "-'a'", "'a' / 2"):
    try:
        eval(text)
    except (TypeError, OverflowError) as error:
        print(type(error).__name__, error)
