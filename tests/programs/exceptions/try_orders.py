# try, except, else, finally in every combination.
def run(action):
    try:
        print("try", end=" ")
        if action == "raise":
            raise ValueError
        if action == "other":
            raise KeyError
        if action == "return":
            return "returned"
    except ValueError:
        print("except", end=" ")
    else:
        print("else", end=" ")
    finally:
        print("finally", end=" ")
    return "end"
for action in ("nothing", "raise", "return"):
    print(run(action))
try:
    run("other")
except KeyError:
    print("propagated")
def nested():
    try:
        try:
            1 / 0
        finally:
            print("inner finally")
    except ZeroDivisionError:
        print("outer except")
    try:
        pass
    finally:
        print("only finally")
    try:
        raise IndexError
    except (KeyError, IndexError):
        print("tuple")
    try:
        raise IndexError
    except LookupError:
        print("base class")
    try:
        raise SystemExit
    except:
        print("bare")
nested()
