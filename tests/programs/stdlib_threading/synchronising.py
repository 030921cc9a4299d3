"""Events, conditions, barriers, semaphores, timers and queues between threads."""
import os
import queue
import sys
import threading
import time


def stop(failure):
    # A thread that fails would leave the others waiting for it.
    print(failure.exc_type.__name__, file=sys.stderr, flush=True)
    os._exit(3)


threading.excepthook = sys.unraisablehook = stop

event = threading.Event()
timer = threading.Timer(0.005, event.set)
timer.start()
print(event.wait(10), event.is_set(), event.wait(0))
timer.join()
never = threading.Timer(100, print, args=("not printed",))
never.start()
never.cancel()
never.join()

# One producer, one consumer, a queue with little room.
items = queue.Queue(maxsize=2)
received = []


def produce():
    for i in range(12):
        items.put(i)
    items.put(None)


def consume():
    while (item := items.get()) is not None:
        received.append(item)
        items.task_done()
    items.task_done()


threads = [threading.Thread(target=consume), threading.Thread(target=produce)]
for thread in threads:
    thread.start()
items.join()
for thread in threads:
    thread.join()
print(received, items.empty())

# Everybody waits for everybody.
barrier = threading.Barrier(3)
passed = []


def arrive(number):
    passed.append("before")
    index = barrier.wait()
    passed.append("after")
    indexes.append(index)


indexes = []
threads = [threading.Thread(target=arrive, args=(number,)) for number in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(passed, sorted(indexes))

# Two at a time.
semaphore = threading.Semaphore(2)
lock = threading.Lock()
inside = most = 0


def enter():
    global inside, most
    with semaphore:
        with lock:
            inside += 1
            most = max(most, inside)
        time.sleep(0.002)
        with lock:
            inside -= 1


threads = [threading.Thread(target=enter) for _ in range(6)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(most <= 2, inside)

# Waiting for a state, told by notify_all().
condition = threading.Condition()
state = 0
order = []


def wait_for(wanted):
    with condition:
        condition.wait_for(lambda: state >= wanted)
        order.append(wanted)


threads = [threading.Thread(target=wait_for, args=(wanted,)) for wanted in (1, 2, 3)]
for thread in threads:
    thread.start()
for state_now in (1, 2, 3):
    with condition:
        state = state_now
        condition.notify_all()
    while len(order) < state_now:
        time.sleep(0.001)
for thread in threads:
    thread.join()
print(order)

# A lock that another thread has.
taken = threading.Lock()
taken.acquire()
started = time.monotonic()
print(taken.acquire(timeout=0.01), time.monotonic() - started >= 0.01, taken.acquire(blocking=False))
threading.Timer(0.005, taken.release).start()
print(taken.acquire(timeout=10))
reentrant = threading.RLock()
with reentrant, reentrant:
    answers = []
    thread = threading.Thread(target=lambda: answers.append(reentrant.acquire(blocking=False)))
    thread.start()
    thread.join()
print(answers, "unlocked" in repr(reentrant))
