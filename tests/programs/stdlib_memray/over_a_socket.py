# Golden by hand: memray is no part of CPython's library
# Failing allocations: a MemoryError in the thread is printed, not raised
import _memray
import threading

import memray

port = _memray.free_port("127.0.0.1")
reader = memray.SocketReader(port)
print(reader.is_active, reader.pid, list(reader.get_current_snapshot(merge_threads=True)))
at_work, seen = threading.Event(), threading.Event()


def hold(n):
    return bytearray(n)


def program():
    with memray.Tracker(destination=memray.SocketDestination(port)):
        kept = hold(1_000_000)
        at_work.set()
        seen.wait()
        kept = None


def largest():
    return max(((record.size, record.stack_trace(1)[0][0]) for record in reader.get_current_snapshot(merge_threads=True)), default=(0, ""))


thread = threading.Thread(target=program)
thread.start()
with reader:
    at_work.wait()
    while largest()[0] < 1_000_000:
        pass
    print(largest(), reader.is_active, reader.has_native_traces)
    seen.set()
    reader.wait(60)
    print(largest()[0] < 1_000_000, reader.is_active)
    thread.join()
print(reader.is_active, list(reader.get_current_snapshot(merge_threads=True)))
for destination in (memray.SocketDestination(0), memray.SocketDestination(70000), memray.SocketDestination(port, "nowhere")):
    try:
        memray.Tracker(destination=destination)
    except ValueError as error:
        print(error)
