"""Several threads at a time: what they share, what each has for itself, and in which order things are bound to happen."""
import os
import sys
import threading
import time


def stop(failure):
    # A thread that fails would leave the others waiting for it.
    print(failure.exc_type.__name__, file=sys.stderr, flush=True)
    os._exit(3)


threading.excepthook = sys.unraisablehook = stop

lock = threading.Lock()
results = []


def work(number):
    for i in range(3):
        time.sleep(0.001)
        with lock:
            results.append((number, i))


threads = [threading.Thread(target=work, args=(number,)) for number in range(5)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(results), threading.active_count())
print([pair for pair in results if pair[0] == 3])

# Without sleeping nor waiting: they take turns all the same.
counts = [0] * 3
stop = False


def spin(number):
    while not stop:
        counts[number] += 1


threads = [threading.Thread(target=spin, args=(number,)) for number in range(3)]
for thread in threads:
    thread.start()
while not all(counts):
    pass
stop = True
for thread in threads:
    thread.join()
print(all(counts), [thread.is_alive() for thread in threads])

# A lock makes reading and writing one step.
total = 0


def count():
    global total
    for _ in range(2000):
        with lock:
            total += 1


threads = [threading.Thread(target=count) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(total, lock.locked())

# Names, identities, what join() says.
seen = []
thread = threading.Thread(target=lambda: seen.append((threading.current_thread().name, threading.get_ident())), name="worker")
print(thread.is_alive(), thread.ident)
thread.start()
thread.join()
print(seen[0][0], seen[0][1] == thread.ident, thread.ident != threading.get_ident(), thread.join(0.1), thread.daemon)
for wrong in (thread.start, threading.current_thread().join):
    try:
        wrong()
    except RuntimeError as error:
        print(error)

# Recursion is each thread's own.
depths = []


def deep(n):
    return 0 if n == 0 else 1 + deep(n - 1)


def dive():
    depths.append(deep(600))
    try:
        deep(100_000)
    except RecursionError as error:
        depths.append(str(error))


threads = [threading.Thread(target=dive) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(depths)

# A generator runs in one thread at a time.
begun, go_on = threading.Event(), threading.Event()


def numbers():
    begun.set()
    go_on.wait()
    yield 1


shared = numbers()
values = []
thread = threading.Thread(target=lambda: values.append(next(shared)))
thread.start()
begun.wait()
try:
    next(shared)
except ValueError as error:
    print(error)
go_on.set()
thread.join()
print(values, sys.getswitchinterval())
