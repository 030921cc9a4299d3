# get_objects sees tracked objects, by generation.
# Not under stress: the collector runs at other moments there
import gc
class Marker: pass
gc.collect()
m = [Marker() for _ in range(10)]
print(sum(type(o) is Marker for o in gc.get_objects()), sum(type(o) is Marker for o in gc.get_objects(generation=0)))
gc.collect(0)
print(sum(type(o) is Marker for o in gc.get_objects(0)), sum(type(o) is Marker for o in gc.get_objects(1)))
gc.collect()
print(sum(type(o) is Marker for o in gc.get_objects(2)), any(o is m for o in gc.get_objects()))
del m[3:]
print(sum(isinstance(o, Marker) for o in gc.get_objects()))
