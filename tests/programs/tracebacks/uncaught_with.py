# An exception inside with, and one from __exit__.
class CM:
    def __enter__(self): return self
    def __exit__(self, *a):
        raise KeyError("from exit")
with CM() as c:
    c.nope()
