# A number directly followed by a keyword is allowed, with a warning when the number could go on.
import warnings
for text in ("1if 1else 2", "0x1for x in [1]", "1or 2", "0b1and 1", "1.if 1else 2", "[1for x in (1,)]", "1in [1]", "0x1e1"):
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        try:
            print(text, eval(text), [str(w.message) for w in seen])
        except SyntaxError as error:
            print(text, error.msg)
