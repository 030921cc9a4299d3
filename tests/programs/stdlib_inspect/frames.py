# The stack as seen from inside.
import inspect
import os


def outer(a):
    return inner(a, key=5)


def inner(b, **kw):
    local = "x"
    frame = inspect.currentframe()
    info = inspect.stack()[1]
    print(frame.f_code.co_name, frame.f_back.f_code.co_name, info.function, info.lineno, info.code_context, info.index, os.path.basename(info.filename))
    values = inspect.getargvalues(frame)
    print(values.args, values.keywords, inspect.formatargvalues(values.args, None, "kw", {"b": b, "kw": kw}))
    return [entry.function for entry in inspect.stack()]


print(outer(1))
try:
    1 / 0
except ZeroDivisionError:
    print([(entry.function, entry.lineno) for entry in inspect.trace()])


def counter():
    n = 0

    def step():
        nonlocal n
        n += 1
        return len([n, missing])
    return step


print(inspect.getclosurevars(counter()))
