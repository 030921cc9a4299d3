"""threading.local: attributes of their own for each thread; they end with it."""
import gc
import os
import sys
import threading
import weakref


def stop(failure):
    # A thread that fails would leave the others waiting for it.
    print(failure.exc_type.__name__, file=sys.stderr, flush=True)
    os._exit(3)


threading.excepthook = sys.unraisablehook = stop


class Value:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("end of", self.name)


local = threading.local()
local.value = "of the main thread"


def use():
    try:
        local.value
    except AttributeError as error:
        print(error)
    local.value = Value("the other thread's value")
    print(sorted(local.__dict__))


thread = threading.Thread(target=use)
thread.start()
thread.join()
print(local.value)


class Numbered(threading.local):
    kind = "numbered"

    def __init__(self, number, *, step=1):
        self.number = number
        self.step = step
        made.append(threading.current_thread().name)

    def next(self):
        self.number += self.step
        return self.number


made = []
numbered = Numbered(10, step=5)
print(numbered.next(), numbered.next())
thread = threading.Thread(target=lambda: print(numbered.next(), numbered.kind), name="second")
thread.start()
thread.join()
print(numbered.next(), made)

for attempt in (lambda: threading.local(1), lambda: setattr(local, "__dict__", {})):
    try:
        attempt()
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)

# An object that only its own attributes hold.
own = threading.local()
own.value = Value("the cycle's value")
own.self = own
reference = weakref.ref(own)
del own
gc.collect()
print(reference())
del local.value
print(hasattr(local, "value"), vars(local))
