# The in operator.
print("ell" in "hello", "" in "", "x" in "hello", "" in "a", "hello" in "hell", "é" in "café", "a" not in "abc")
for text in ("1 in 'a1'", "None in 'a'", "'a' in 5", "b'a' in 'abc'"):
    try:
        eval(text)
    except TypeError as error:
        print(error)
