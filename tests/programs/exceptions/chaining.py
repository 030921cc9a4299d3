# __context__ and __cause__ through several levels.
def f():
    try:
        try:
            raise KeyError("first")
        except KeyError as k:
            raise ValueError("second") from k
    except ValueError:
        raise RuntimeError("third")
try:
    f()
except RuntimeError as error:
    while error:
        print(repr(error), repr(error.__cause__), repr(error.__context__))
        error = error.__cause__ or error.__context__
try:
    try:
        raise ValueError("in try")
    finally:
        raise KeyError("in finally")
except KeyError as error:
    print(repr(error.__context__))
def g():
    try:
        raise ValueError(1)
    except ValueError:
        try:
            raise TypeError(2)
        except TypeError:
            pass
        raise
try:
    g()
except ValueError as error:
    print(repr(error), repr(error.__context__))
