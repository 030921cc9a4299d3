# A context manager releases at the end of the block, __del__ when the last reference goes.
class R:
    def __enter__(self): print("open"); return self
    def __exit__(self, *a): print("close")
    def __del__(self): print("del")
with R() as r:
    pass
print("after with")
s = r
del r
print("one reference left")
del s
