# A subclass of ref.
import weakref
class Keyed(weakref.ref):
    __slots__ = ("key",)
    def __new__(cls, ob, callback=None, key=None):
        return super().__new__(cls, ob, callback)
    def __init__(self, ob, callback=None, key=None):
        super().__init__(ob, callback)
        self.key = key
class A: pass
a = A()
r = Keyed(a, lambda ref: print("gone", ref.key), "the key")
print(r() is a, r.key, isinstance(r, weakref.ref), weakref.ref(a) is r)
del a
