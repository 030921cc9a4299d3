# Wrong calls of string methods.
for text in ("''.upper(1)", "'a'.join()", "'a'.replace('a')", "'a'.zfill()", "'a'.nope", "str.upper()", "str.upper(5)", "'a'.split(x=1)", "'a'.startswith()", "str()()", "len('a', 'b')", "'a'.format_map()", "str(1, 2, 3, 4)", "'a'.encode(5)", "'a'.ljust(2**70)", "'%s'.__mod__()"):
    try:
        print(eval(text))
    except (TypeError, AttributeError, OverflowError) as error:
        print(text, "->", type(error).__name__, error)
