# The marks under a line, as format_exc() has them.
# Failing allocations: linecache answers that a file has no lines where memory is short, as in CPython
import traceback


def show(f):
    try:
        f()
    except Exception:
        print(traceback.format_exc())


d = {"a": [1]}
zero = 0
show(lambda: d["a"][5])
show(lambda: (1 + 2) / zero * 3)
show(lambda: d["é"]["b"])
show(lambda: sum(x for x in d["a"] + [zero.missing]))
show(lambda: int("x") + 1)
show(lambda: (d["a"]) + (5))


def longer():
    return [
        1,
        zero // zero,
    ]


show(longer)
