# A module that fails is not kept; the next import tries again.
import sys
for _ in range(2):
    try:
        import plain.broken
    except ZeroDivisionError as error:
        print(error, "plain.broken" in sys.modules)
try:
    import plain.bad_syntax
except SyntaxError as error:
    print(error.msg, error.lineno, error.filename.split("/")[-1])
