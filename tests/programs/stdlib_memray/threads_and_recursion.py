# Golden by hand: memray is no part of CPython's library
import os
import tempfile
import threading

import memray

path = os.path.join(tempfile.mkdtemp(), "a.bin")
kept = []


def deeper(n):
    if n == 0:
        kept.append(bytearray(30_000))
        return
    deeper(n - 1)
    if n == 2:
        kept.append(bytearray(40_000))


def generate():
    kept.append(bytearray(50_000))
    yield
    kept.append(bytearray(60_000))


def outer():
    yield from generate()


with memray.Tracker(path):
    deeper(3)
    for _ in outer():
        pass
    thread = threading.Thread(target=deeper, args=(1,))
    thread.start()
    thread.join()

for record in sorted(memray.FileReader(path).get_leaked_allocation_records(merge_threads=False), key=lambda record: record.size):
    if record.size >= 30_000:
        stack = [f"{function}:{line}" for function, file, line in record.stack_trace() if "frozen" not in file]
        print(record.size, record.tid == threading.get_ident(), " ".join(stack))
os.remove(path)
os.rmdir(os.path.dirname(path))
