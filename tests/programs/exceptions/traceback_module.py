# The traceback module.
import traceback
def f():
    raise ValueError("boom")
try:
    f()
except ValueError as error:
    print("".join(traceback.format_exception(error)).splitlines()[-1], traceback.format_exc().splitlines()[0])
    print(traceback.format_exception_only(type(error), error), [(s.name, s.lineno, s.line) for s in traceback.extract_tb(error.__traceback__)])
try:
    {}["k"]
except KeyError as error:
    print(traceback.format_exception_only(error))
