# sys.settrace sees calls, lines, returns and exceptions.
import sys
events = []
def trace(frame, event, arg):
    if frame.f_code.co_name in ("f", "g"):
        events.append((frame.f_code.co_name, event, frame.f_lineno, arg if event == "return" else arg and arg[0].__name__))
        return trace
def f(x):
    y = x + 1
    for i in range(2):
        y += i
    return g(y)
def g(z):
    try:
        1 / 0
    except ZeroDivisionError:
        return z
sys.settrace(trace)
f(1)
sys.settrace(None)
for e in events:
    print(*e)
