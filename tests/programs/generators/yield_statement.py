# A yield whose value nobody takes: next, send, throw, close, tracing, and the same yield reached both ways.
import sys


def plain(n):
    for i in range(n):
        yield i


def cleanup():
    try:
        while True:
            yield 1
            yield 2
    except ValueError as e:
        yield str(e)
    finally:
        print("cleaned")


g = plain(6)
print(next(g), g.send(None), g.send("ignored"), list(g))
g = cleanup()
print(next(g), g.send("x"), next(g), g.throw(ValueError("v")))
try:
    next(g)
except StopIteration:
    print("stopped")
g = cleanup()
next(g)
next(g)
next(g)
g.close()

events = []


def tracer(frame, event, arg):
    if frame.f_code.co_name == "plain":
        events.append((event, frame.f_lineno - frame.f_code.co_firstlineno, arg))
    return tracer


for x in plain(3):
    pass
sys.settrace(tracer)
g = plain(9)
next(g), next(g)
sys.settrace(None)
for x in plain(2):
    pass
print(events)


def sums():
    box = object()
    before = sys.getrefcount(None)
    g = plain(3)
    next(g)
    next(g)
    print(sys.getrefcount(None) - before, sys.getrefcount(g), g.gi_frame.f_lineno - plain.__code__.co_firstlineno)


sums()
