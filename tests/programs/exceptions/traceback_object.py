# Walking a traceback.
# Failing allocations: a frame object that cannot be made ends the chain of f_back, as in CPython
import sys
def f():
    g()
def g():
    raise ValueError("x")
try:
    f()
except ValueError as error:
    tb = error.__traceback__
    while tb:
        print(tb.tb_frame.f_code.co_name, tb.tb_lineno, tb.tb_frame.f_lineno)
        tb = tb.tb_next
    frame = error.__traceback__.tb_next.tb_next.tb_frame
    print(frame.f_back.f_code.co_name, frame.f_back.f_back.f_code.co_name, frame.f_locals)
