# extract_tb, FrameSummary, TracebackException, repeated lines, limits.
# Failing allocations: linecache answers that a file has no lines where memory is short, as in CPython
import traceback


def recurse(n):
    if n:
        recurse(n - 1)
    else:
        raise RuntimeError("bottom")


try:
    recurse(10)
except RuntimeError as error:
    print("".join(traceback.format_exception(error)))
    entries = traceback.extract_tb(error.__traceback__)
    print(len(entries), entries[1].name, entries[1].lineno, entries[1].line, tuple(entries[-1])[1:], entries[0] == entries[0])
    print(len(traceback.extract_tb(error.__traceback__, limit=-2)), "".join(traceback.format_tb(error.__traceback__, limit=1)))
    summary = traceback.TracebackException.from_exception(error, capture_locals=True)
    print(str(summary), summary.exc_type, summary.stack[-1].locals, list(summary.format_exception_only()))
print(traceback.format_list([("file.py", 3, "name", "the line"), ("<x>", 1, "f", None)]))
try:
    compile("x = (1,\ny =", "prog.py", "exec")
except SyntaxError as error:
    print("".join(traceback.format_exception_only(error)))
print([frame.name for frame in traceback.extract_stack()], traceback.format_exception_only(None, None))
