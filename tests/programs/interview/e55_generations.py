# Three generations: thresholds, and where an object goes.
# Not under stress: the collector runs at other moments there
import gc
print(gc.get_threshold())
gc.collect()
class A: pass
a = A()
def where():
    return [g for g in range(3) if any(o is a for o in gc.get_objects(g))]
print(where())
gc.collect(0)
print(where())
gc.collect(1)
print(where())
