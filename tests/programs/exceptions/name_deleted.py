# The name of an except clause is deleted at its end.
e = "before"
try:
    raise ValueError("x")
except ValueError as e:
    print(repr(e))
try:
    e
except NameError as error:
    print(error)
def f():
    try:
        raise ValueError
    except ValueError as v:
        del v
    try:
        return v
    except UnboundLocalError as error:
        return str(error)
print(f())
try:
    1 / 0
except ZeroDivisionError as z:
    kept = z
print(repr(kept))
