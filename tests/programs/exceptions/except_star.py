# except* takes the matching part of a group.
def run(*errors):
    try:
        try:
            raise ExceptionGroup("eg", list(errors))
        except* ValueError as g:
            print("values", [str(e) for e in g.exceptions])
        except* (KeyError, TypeError) as g:
            print("others", [repr(e) for e in g.exceptions])
        else:
            print("else")
        finally:
            print("finally")
    except ExceptionGroup as g:
        print("left", repr(g))
run(ValueError(1), ValueError(2))
run(ValueError(1), KeyError("k"), OSError("o"))
run(OSError("o"))
try:
    raise ValueError("naked")
except* ValueError as g:
    print(repr(g))
try:
    pass
except* ValueError:
    print("never")
else:
    print("else")
try:
    try:
        raise ExceptionGroup("a", [ValueError(1), TypeError(2)])
    except* ValueError:
        raise KeyError("new")
except ExceptionGroup as g:
    print(repr(g))
try:
    try:
        raise ExceptionGroup("a", [ValueError(1)])
    except* ExceptionGroup:
        pass
except TypeError as error:
    print(error)
