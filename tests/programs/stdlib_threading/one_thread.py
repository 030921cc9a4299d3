# What threading has to say when there is one thread.
import threading

print(threading.current_thread().name, threading.main_thread() is threading.current_thread(), threading.active_count())
lock, again = threading.Lock(), threading.RLock()
with lock, again, again:
    print(lock.locked(), lock.acquire(blocking=False))
event = threading.Event()
print(event.wait(0.01), event.is_set())
event.set()
print(event.wait())
semaphore = threading.BoundedSemaphore(2)
print(semaphore.acquire(), semaphore.acquire(), semaphore.acquire(blocking=False))
semaphore.release(2)
condition = threading.Condition()
t = threading.Thread(target=print, name="T", daemon=True)
print(t.name, t.daemon, t.is_alive(), t.ident, threading.Thread(target=len).name)
for bad in (semaphore.release, t.join, condition.notify, condition.wait, threading.current_thread().join, lambda: threading.Semaphore(-1)):
    try:
        bad()
    except (RuntimeError, ValueError) as error:
        print(type(error).__name__, error)
with condition:
    print(condition.wait(0.01), condition.wait_for(lambda: True))
data = threading.local()
data.x = 1
print(data.x, vars(data))
