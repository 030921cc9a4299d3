# What does a stored bound method or partial keep alive?
import functools
class D:
    def method(self): pass
    def __del__(self): print("freed")
d = D()
callbacks = [d.method, functools.partial(print, d)]
del d
print("still referenced")
callbacks.pop()
print("bound method left")
callbacks.clear()
