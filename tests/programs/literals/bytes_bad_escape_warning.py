# An unknown escape stays as it is, with a DeprecationWarning that is off by default outside __main__ calls.
import warnings
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    value = eval(r"'\d\q'")
print(value, [str(w.message) for w in seen], seen[0].category.__name__)
