# Locks of one thread, and what each thread has of its own.
import threading
import _thread


def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


lock = threading.Lock()
show(lock.release)
with lock:
    print(lock.locked(), repr(lock).startswith("<locked _thread.lock object at 0x"))
    show(lock.acquire, False)
    show(lock.acquire, timeout=0.01)
show(lock.acquire, False, 1)
show(lock.acquire, True, -2)
show(lock.acquire, True, 1e12)
show(type(lock))
again = threading.RLock()
with again, again:
    print(again._is_owned(), again.acquire())
    again.release()
show(again.release)
print(repr(again).startswith("<unlocked _thread.RLock object owner=0 count=0 at 0x"))
local = threading.local()
local.x = 1
print(local.__dict__, hasattr(local, "y"))
show(setattr, local, "__dict__", {})
show(threading.local, 1)


class Own(threading.local):
    kind = "own"

    def __init__(self, value):
        self.value = value


print(Own(3).value, Own(4).__dict__, Own.kind)
condition = threading.Condition()
with condition:
    print(condition.wait(0.01), condition.wait_for(lambda: True))
show(condition.notify)
event = threading.Event()
print(event.wait(0.01), event.set(), event.wait(), event.is_set())
semaphore = threading.BoundedSemaphore(1)
print(semaphore.acquire(), semaphore.acquire(False), semaphore.release())
show(semaphore.release)
show(_thread.start_new_thread, 1, ())
show(_thread.start_new_thread, print, [])
show(_thread.stack_size)
show(_thread.stack_size, 5)
print(threading.current_thread() is threading.main_thread(), threading.active_count(), threading.current_thread().name,
      threading.get_ident() == threading.main_thread().ident, threading.TIMEOUT_MAX)
try:
    _thread.interrupt_main()
    for _ in range(3):
        pass
except KeyboardInterrupt:
    print("interrupted")
