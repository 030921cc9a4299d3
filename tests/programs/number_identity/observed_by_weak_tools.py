# Numbers seen by locals(), frames, tracebacks, generators and exceptions are the same numbers.
import sys
def f():
    x = 2.5 * float("2")
    n = 99999 * int("3")
    seen = locals()
    frame = sys._getframe()
    return seen["x"] is x, frame.f_locals["n"] is n, seen["x"], frame.f_locals["n"]
print(f())
def g():
    value = 1.25 * float("2")
    raise ValueError(value)
try:
    g()
except ValueError as error:
    print(error.args[0] is error.__traceback__.tb_next.tb_frame.f_locals["value"])
def gen():
    total = 0.0
    while True:
        x = yield total
        total += x
it = gen()
next(it)
for i in range(5): it.send(i * 1.5)
print(it.gi_frame.f_locals["total"], it.gi_frame.f_locals["x"])
