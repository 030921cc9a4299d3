# Being told about collections.
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
