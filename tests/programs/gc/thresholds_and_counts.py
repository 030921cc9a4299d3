# Thresholds and counts.
import gc
print(gc.get_threshold(), gc.isenabled(), gc.get_debug(), gc.get_freeze_count())
gc.set_threshold(500)
print(gc.get_threshold())
gc.set_threshold(500, 5, 2)
print(gc.get_threshold())
gc.disable()
print(gc.isenabled())
gc.collect()
before = gc.get_count()[0]
keep = [[], [], {}, {1}]
after = gc.get_count()[0]
print(after - before, gc.get_count()[1:])
gc.collect(0)
print(gc.get_count()[1:])
gc.collect(1)
print(gc.get_count()[1:])
gc.enable()
for f in (lambda: gc.collect(5), lambda: gc.collect(-1), lambda: gc.set_threshold(), lambda: gc.set_threshold("a"), lambda: gc.collect("a"), lambda: gc.get_objects(3), lambda: gc.get_objects(-1)):
    try:
        f()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
