# freeze moves everything out of the collector's sight.
import gc
gc.collect()
x = []
x.append(x)
print(gc.get_freeze_count())
gc.freeze()
print(gc.get_freeze_count() > 100, len(gc.get_objects()) < 50)
del x
print(gc.collect())
gc.unfreeze()
print(gc.get_freeze_count(), gc.collect())
