# Callbacks and statistics.
# Not under stress: the collector runs at other moments there
# Failing allocations: the hook prints the exception without its name
import gc
gc.collect()
events = []
def callback(phase, info):
    events.append((phase, info["generation"], info["collected"], info["uncollectable"]))
gc.callbacks.append(callback)
x = []
x.append(x)
del x
gc.collect()
gc.collect(0)
gc.callbacks.remove(callback)
print(events)
stats = gc.get_stats()
print(len(stats), sorted(stats[0]))
before = gc.get_stats()[2]
x = []
x.append(x)
del x
gc.collect()
after = gc.get_stats()[2]
print(after["collections"] - before["collections"], after["collected"] - before["collected"], after["uncollectable"])
def bad(phase, info): raise ValueError("in callback")
gc.callbacks.append(bad)
import sys
sys.unraisablehook = lambda a: print("unraisable", a.exc_value)
gc.collect()
gc.callbacks.clear()
