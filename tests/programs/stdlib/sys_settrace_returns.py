# Where a function without `return` leaves, lines of operands that stand apart, generators that are thrown into.
import sys

events = []


def trace(frame, event, argument):
    if frame.f_code.co_name.startswith("f_"):
        events.append((frame.f_code.co_name, event, frame.f_lineno - frame.f_code.co_firstlineno))
        return trace


def f_if(a, b):
    if a:
        if b:
            x = 1
        else:
            x = 2


def f_loop(items):
    for i in items:
        for j in items:
            if i == j:
                continue
            i = j


def f_breaks(a):
    while a:
        while a:
            break
        break


def f_handler(a):
    try:
        1 / 0
    except ZeroDivisionError as error:
        if a:
            x = 1
    x = 2


def f_operands(a, b):
    x = (a
         + b)
    y = [
        a,
        b
    ]
    if (a < b
            and
            b):
        x = (1 if a
             else b)
    return (a <
            b)


def f_generator():
    try:
        yield 1
    finally:
        x = 2


def f_with(lock):
    with lock:
        for i in (1, 2):
            with lock:
                break


class Lock:
    def __enter__(self):
        return self

    def __exit__(self, *rest):
        pass


sys.settrace(trace)
f_if(0, 0)
f_if(1, 0)
f_if(1, 1)
f_loop([1, 2])
f_breaks(1)
f_handler(0)
f_handler(1)
f_operands(1, 2)
g = f_generator()
next(g)
g.close()
f_with(Lock())
sys.settrace(None)
for event in events:
    print(*event)
