# Where objects were allocated: functions, classes, containers, what comes from a free list, generators and cells.
import gc
import tracemalloc

def where(thing):
    found = tracemalloc.get_object_traceback(thing)
    return found and [(frame.lineno, frame.filename == __file__) for frame in found]

class Plain:
    def __init__(self):
        self.items = {1, 2}

def outer(n):
    def inner():
        return n
    return inner

def generator():
    yield object()

early = [1]
tracemalloc.start(3)
print(where(early), where(None), where(Plain))
plain = Plain()
print(where(plain), where(plain.items))
function = outer([7])
print(where(function), where(function.__closure__[0]))
made = generator()
print(where(made), where(next(made)))
print(where({x for x in range(3)}), where("ab" * len(__name__)), where(bytearray(3)))
gc.collect()
first = []
del first
second = (
    [])
print(where(second))
tracemalloc.clear_traces()
print(where(plain), where(second))
tracemalloc.stop()
print(where(plain), tracemalloc.get_traceback_limit(), tracemalloc.is_tracing())
