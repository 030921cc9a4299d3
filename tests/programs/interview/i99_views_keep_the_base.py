# What keeps a big buffer alive?
import gc
class Buffer(bytearray):
    def __del__(self): print("buffer freed")
b = Buffer(1000)
view = memoryview(b)[:10]
del b
print("base is kept", len(view))
del view
print("end")
