# A saved exception makes a cycle with its frame.
# Failing allocations: a frame that has no memory to keep its variables in releases them earlier
import gc
class D:
    def __del__(self): print("del")
gc.collect()
gc.disable()
def f():
    d = D()
    try:
        1 / 0
    except ZeroDivisionError as error:
        saved = error
f()
print("left")
gc.collect()
def g():
    d = D()
    try:
        1 / 0
    except ZeroDivisionError as error:
        saved = error
    finally:
        saved = None
g()
print("no cycle")
