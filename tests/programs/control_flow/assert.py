# assert with and without a message.
assert True, "not evaluated"
for text in ("assert 0", "assert [], 'message'", "assert 1 == 2, (1, 2)", "assert None, None"):
    try:
        exec(text)
    except AssertionError as error:
        print(repr(error), error.args)
