# Does del free a list that contains itself?
import gc
gc.collect()
a = []
a.append(a)
del a
print(gc.collect(), gc.collect())
