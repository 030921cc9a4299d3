# Domain and range errors of math.
import math
for f in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.exp(1000), lambda: math.acos(2), lambda: math.floor(math.nan), lambda: math.ceil(math.inf), lambda: math.sqrt("x"), lambda: math.fmod(1, 0), lambda: math.pow(0, -1), lambda: math.log(-1), lambda: math.sin()):
    try:
        print(f())
    except (ValueError, OverflowError, TypeError) as error:
        print(type(error).__name__, error)
