# Golden by hand: memray is no part of CPython's library
import os
import tempfile
import time

import memray

path = os.path.join(tempfile.mkdtemp(), "a.bin")
with memray.Tracker(path, memory_interval_ms=1):
    data = bytearray(3_000_000)
    end = time.monotonic() + 0.3
    while time.monotonic() < end:
        pass
    del data

snapshots = list(memray.FileReader(path).get_memory_snapshots())
print(len(snapshots) > 3, type(snapshots[0]).__name__, snapshots[0]._fields)
times = [snapshot.time for snapshot in snapshots]
print(times == sorted(times), 200 < times[-1] - times[0] < 20000)
print(max(snapshot.heap for snapshot in snapshots) > 3_000_000, snapshots[0].heap < 100_000, snapshots[-1].heap < 100_000)
print(all(snapshot.rss > 1_000_000 for snapshot in snapshots))
print(len(list(memray.FileReader(path, max_memory_records=5).get_memory_snapshots())) <= 5)
metadata = memray.FileReader(path).metadata
print(metadata.pid == os.getpid(), metadata.end_time > metadata.start_time, metadata.python_allocator)
os.remove(path)
os.rmdir(os.path.dirname(path))
