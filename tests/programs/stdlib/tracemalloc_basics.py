# tracemalloc: tracing, sizes, snapshots.
import tracemalloc
print(tracemalloc.is_tracing(), tracemalloc.get_traced_memory())
try:
    tracemalloc.take_snapshot()
except RuntimeError as error:
    print(error)
tracemalloc.start()
before = tracemalloc.get_traced_memory()[0]
x = bytearray(100000)
after, peak = tracemalloc.get_traced_memory()
print(after - before >= 100000, after - before < 101000, peak >= after)
snapshot = tracemalloc.take_snapshot()
stats = snapshot.statistics("lineno")
print(stats[0].size >= 100000, stats[0].count >= 1, stats[0].traceback[0].lineno)
del x
print(tracemalloc.get_traced_memory()[0] - before < 2000 + snapshot.traces.__len__() * 1000)
tracemalloc.reset_peak()
print(tracemalloc.get_traceback_limit(), tracemalloc.is_tracing())
tracemalloc.stop()
print(tracemalloc.get_traced_memory())
