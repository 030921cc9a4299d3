# A function that stores its own exception: what frees the local?
# Failing allocations: every exception is caught
import gc
gc.collect()
gc.disable()
class D:
    def __del__(self): print("freed")
def f():
    local = D()
    try:
        raise ValueError
    except ValueError as error:
        stored = error
f()
print("after f")
gc.collect()
