"""How threads end: with an exception, with sys.exit(), after the main program, as daemons not at all."""
# Failing allocations: what fails in a thread is told by its hook, and the others go on
import _thread
import sys
import threading
import time


def show(args):
    print("hook:", args.exc_type.__name__, args.exc_value, args.thread.name)


def fail():
    raise LookupError("nothing here")


threading.excepthook = show
thread = threading.Thread(target=fail, name="failing")
thread.start()
thread.join()
thread = threading.Thread(target=sys.exit, args=(3,))
thread.start()
thread.join()

# Threads without the module threading.
done = _thread.allocate_lock()
done.acquire(timeout=10)


def small(a, *, b):
    print("small", a, b)
    done.release()


ident = _thread.start_new_thread(small, (1,), {"b": 2})
done.acquire(timeout=10)
print(isinstance(ident, int))


def unraisable(info):
    print(info.err_msg, info.exc_value, info.object is fail)
    done.release()


sys.unraisablehook = unraisable
_thread.start_new_thread(fail, ())
done.acquire(timeout=10)
for wrong in ((1, ()), (fail, []), (fail, (), ())):
    try:
        _thread.start_new_thread(*wrong)
    except TypeError as error:
        print(error)

# A lock that the end of the thread releases.
sentinels = []


def with_sentinel():
    lock = _thread._set_sentinel()
    lock.acquire()
    sentinels.append(lock)


_thread.start_new_thread(with_sentinel, ())
for _ in range(10_000):
    if sentinels:
        print(sentinels[0].acquire(timeout=10))
        break
    time.sleep(0.001)

forever = threading.Thread(target=time.sleep, args=(1000,), daemon=True)
forever.start()


def later():
    time.sleep(0.01)
    print("after the main program")


threading.Thread(target=later).start()
print("the main program ends")
