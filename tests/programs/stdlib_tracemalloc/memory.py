# Current size, peak, resizing; snapshots on disk.
import os
import tracemalloc
tracemalloc.start()
def used():
    return tracemalloc.get_traced_memory()[0]
def near(value, expected):
    return abs(value - expected) < 1000
base = used()
block = bytearray(1_000_000)
print(near(used() - base, 1_000_000))
block.extend(bytes(1_000_000))
print(used() - base > 2_000_000, tracemalloc.get_traced_memory()[1] - base > 2_900_000)
del block
tracemalloc.reset_peak()
current, peak = tracemalloc.get_traced_memory()
print(near(current, base), near(peak, current))
rows = [[None] * 100 for _ in range(1000)]
snapshot = tracemalloc.take_snapshot()
top = snapshot.statistics("lineno")[0]
print(top.traceback[0].lineno, top.count > 1800, abs(top.size - 1000 * (56 + 800)) < 20_000)
snapshot.name = "kept"
snapshot.dump("snapshot.bin")
loaded = tracemalloc.Snapshot.load("snapshot.bin")
os.remove("snapshot.bin")
print(loaded.traces == snapshot.traces, loaded.traceback_limit, loaded.name, loaded.statistics("lineno")[0] == top)
print(tracemalloc.get_tracemalloc_memory() > 0)
tracemalloc.clear_traces()
print(tracemalloc.get_traced_memory()[0] < 1000, snapshot.traces[0].domain)
tracemalloc.stop()
print(tracemalloc.get_traced_memory(), tracemalloc._get_traces())
