# Are cycles with __del__ collected? What is in gc.garbage?
import gc
class N:
    def __del__(self): print("del")
gc.collect()
n = N()
n.me = n
del n
print(gc.collect(), gc.garbage)
