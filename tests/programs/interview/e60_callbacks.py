# Being told about collections.
# Not under stress: the collector runs at other moments there
import gc
gc.collect()
seen = []
gc.callbacks.append(lambda phase, info: seen.append((phase, info["generation"], info["collected"])))
a = []
a.append(a)
del a
gc.collect()
gc.callbacks.clear()
print(seen)
