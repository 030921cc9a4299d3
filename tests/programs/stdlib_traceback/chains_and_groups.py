# Causes, contexts, notes and exception groups.
# Failing allocations: linecache answers that a file has no lines where memory is short, as in CPython
import traceback


def fail():
    try:
        {}["key"]
    except KeyError as error:
        raise ValueError("second") from error


try:
    try:
        fail()
    finally:
        raise TypeError("third")
except TypeError as error:
    error.add_note("a note\nof two lines")
    print("".join(traceback.format_exception(error)))
    print(traceback.format_exception_only(error))
    print("".join(traceback.format_exception(error, chain=False)))
group = ExceptionGroup("group", [ValueError(1), ExceptionGroup("inner", [KeyError("k"), OSError(2, "gone")]), TypeError()])
try:
    raise group
except ExceptionGroup as error:
    print("".join(traceback.format_exception(error)))
