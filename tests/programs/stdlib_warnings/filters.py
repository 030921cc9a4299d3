# Filters, categories, recording, errors.
import warnings

with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always")
    warnings.warn("first")
    warnings.warn("second", DeprecationWarning)
    warnings.warn(RuntimeWarning("third"))
    print([(str(w.message), w.category.__name__, w.lineno) for w in log])
with warnings.catch_warnings():
    warnings.simplefilter("error", UserWarning)
    try:
        warnings.warn("as error")
    except UserWarning as error:
        print(repr(error))
    warnings.filterwarnings("ignore", "as e")
    warnings.warn("as error, ignored")
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("once")
    for _ in range(3):
        warnings.warn("only once")
    warnings.simplefilter("default")
    for _ in range(3):
        warnings.warn("per line")
    warnings.warn("per line")
    print(len(log))
print(warnings.formatwarning("text", UserWarning, "file.py", 3, line="the line"))
for bad in (lambda: warnings.warn("x", int), lambda: warnings.simplefilter("bad"), lambda: warnings.catch_warnings().__exit__()):
    try:
        bad()
    except (TypeError, AssertionError, RuntimeError) as error:
        print(type(error).__name__, error)
