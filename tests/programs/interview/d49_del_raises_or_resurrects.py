# What if __del__ saves the object?
import gc
kept = []
class R:
    def __del__(self):
        kept.append(self)
        print("resurrected", gc.is_finalized(self))
R()
print(len(kept))
kept.clear()
print("gone, no second __del__")
