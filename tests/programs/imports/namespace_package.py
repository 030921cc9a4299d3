# A folder without __init__.py is a package too.
import spaced.only_a_namespace as n
import spaced
print(n.value, spaced.__name__, hasattr(spaced, "__file__"), spaced.__file__ if hasattr(spaced, "__file__") else None)
