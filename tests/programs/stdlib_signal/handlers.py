# Handlers of signals: set, asked for, run between two instructions and where something waits.
import os
import signal
import threading
import time


def handler(number, frame):
    print("handled", signal.Signals(number).name, "in", frame.f_code.co_name)


def work():
    os.kill(os.getpid(), signal.SIGUSR1)
    print("after")


print(repr(signal.signal(signal.SIGUSR1, handler)), signal.getsignal(signal.SIGUSR1) is handler)
work()
signal.raise_signal(signal.SIGUSR1)
print(repr(signal.getsignal(signal.SIGTERM)), repr(signal.getsignal(signal.SIGPIPE)), signal.getsignal(signal.SIGINT))
print(repr(signal.signal(signal.SIGTERM, signal.SIG_IGN)), repr(signal.signal(signal.SIGTERM, signal.SIG_DFL)))
try:
    signal.raise_signal(signal.SIGINT)
except KeyboardInterrupt as error:
    print("interrupted", repr(error))


def fail(number, frame):
    raise TimeoutError("time is up")


signal.signal(signal.SIGALRM, fail)
for wait in (lambda: time.sleep(10), signal.pause, threading.Event().wait):
    signal.setitimer(signal.ITIMER_REAL, 0.02)
    try:
        wait()
    except TimeoutError as error:
        print(error)
signal.setitimer(signal.ITIMER_REAL, 0.02)
try:
    while True:
        pass
except TimeoutError as error:
    print(error)
lock = threading.Lock()
lock.acquire()
signal.signal(signal.SIGALRM, lambda number, frame: lock.release())
signal.setitimer(signal.ITIMER_REAL, 0.02)
print(lock.acquire(timeout=10))

for bad in ((0, handler), (65, handler), (signal.SIGUSR1, "x"), (signal.SIGKILL, handler), ("x", handler)):
    try:
        signal.signal(*bad)
    except Exception as error:
        print(type(error).__name__, error)
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR2])
os.kill(os.getpid(), signal.SIGUSR2)
print(signal.sigpending(), signal.sigwait([signal.SIGUSR2]), signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGUSR2]))
print(signal.strsignal(2), signal.alarm(0), signal.getitimer(signal.ITIMER_REAL), len(signal.valid_signals()), signal.SIGINT, repr(signal.SIGIOT))
