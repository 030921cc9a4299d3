# What does gc.disable() switch off?
import gc
gc.disable()
class D:
    def __del__(self): print("freed by count")
D()
d = D()
d.me = d
del d
print("the cycle stays")
print(gc.collect() > 0)
