# finalize: once, at death or at exit, or never after detach.
import weakref
class A: pass
a = A()
f = weakref.finalize(a, print, "finalised", 1, sep="-")
print(f.alive, f.peek()[1:], f.atexit)
del a
print(f.alive, f.peek(), f())
b = A()
g = weakref.finalize(b, lambda x: x * 2, 21)
print(g(), g(), g.alive)
c = A()
h = weakref.finalize(c, print, "never")
print(h.detach()[0] is c, h.alive)
del c
d = A()
weakref.finalize(d, print, "at exit: d")
e = A()
weakref.finalize(e, print, "at exit: e")
i = weakref.finalize(e, print, "not at exit")
i.atexit = False
try:
    weakref.finalize(5, print)
except TypeError as error:
    print(error)
