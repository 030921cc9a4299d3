# warnings.
import warnings
def old():
    warnings.warn("old is deprecated", DeprecationWarning, stacklevel=2)
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always")
    old()
    warnings.warn("plain")
    warnings.warn(UserWarning("as instance"))
print([(str(w.message), w.category.__name__, w.lineno) for w in log])
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        warnings.warn("now an error")
    except UserWarning as error:
        print("raised", error)
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    warnings.warn("silent")
warnings.warn("shown once")
for _ in range(2):
    warnings.warn("same line is shown once")
