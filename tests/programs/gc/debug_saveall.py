# DEBUG_SAVEALL keeps what would be freed in gc.garbage.
# Failing allocations: garbage that the list has no room for is not saved, as in CPython
import gc
gc.collect()
gc.set_debug(gc.DEBUG_SAVEALL)
x = [1, 2]
x.append(x)
del x
print(gc.collect(), gc.garbage, len(gc.garbage))
gc.set_debug(0)
gc.garbage.clear()
print(gc.collect(), gc.DEBUG_STATS, gc.DEBUG_COLLECTABLE, gc.DEBUG_UNCOLLECTABLE, gc.DEBUG_SAVEALL, gc.DEBUG_LEAK)
