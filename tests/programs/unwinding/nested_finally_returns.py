# return, break and continue inside finally override each other and swallow exceptions.
def a():
    try:
        raise ValueError
    finally:
        return "swallowed"
def b():
    for i in range(3):
        try:
            return i
        finally:
            continue
    return "continued"
def c():
    try:
        try:
            return "inner"
        finally:
            1 / 0
    except ZeroDivisionError:
        return "outer"
def d():
    while True:
        try:
            try:
                raise KeyError
            finally:
                break
        finally:
            print("outer finally")
    return "d"
def e():
    x = "first"
    try:
        return x
    finally:
        x = "second"
def f():
    try:
        yield 1
    finally:
        yield 2
        return
print(a(), b(), c(), d(), e(), list(f()))
