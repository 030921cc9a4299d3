# sys.tracebacklimit: 0 and below leave the last line alone; what is no int counts as none; True is 1.
import sys


def fail():
    raise ValueError("v")


sys.stderr = sys.stdout
for limit in (None, 1, True, 0, -1, 1.5, 1 << 70, -(1 << 70)):
    print("limit", limit)
    sys.tracebacklimit = limit
    try:
        fail()
    except ValueError:
        sys.excepthook(*sys.exc_info())
    try:
        raise ExceptionGroup("g", [ValueError(1)])
    except ExceptionGroup:
        sys.excepthook(*sys.exc_info())
