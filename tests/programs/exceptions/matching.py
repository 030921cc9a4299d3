# Which except clause takes an exception; what a clause may name.
# Failing allocations: what it catches by a base class it prints without its name
class A(Exception): pass
class B(A): pass
for cls in (A, B, ValueError):
    try:
        raise cls("x")
    except B as e:
        print("B", e)
    except A as e:
        print("A", e)
    except Exception as e:
        print("Exception", e)
def kinds():
    print("evaluated")
    return (KeyError, TypeError)
try:
    raise TypeError
except kinds():
    print("tuple from a call")
for clause in ("5", "(KeyError, (ValueError, TypeError))", "'x'", "(ValueError, 5)", "int", "None", "undefined"):
    try:
        exec(f"try:\n    raise ValueError('v')\nexcept {clause}:\n    print('caught')")
    except (TypeError, NameError, ValueError) as error:
        print(clause, type(error).__name__, error)
