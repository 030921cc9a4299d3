# Finalizers run once: at the death of the object, by hand, or at exit.
import weakref


class Thing:
    pass


thing = Thing()
f = weakref.finalize(thing, print, "finalized", end="!\n")
print(f.alive, f.peek()[1:], f.atexit)
del thing
print(f.alive, f(), f.peek(), f.detach())
other = Thing()
g = weakref.finalize(other, lambda: "by hand")
print(g(), g(), g.alive)
h = weakref.finalize(other, print, "never")
print(h.detach()[0] is other, h.alive)
last = weakref.finalize(other, print, "at exit, second")
weakref.finalize(other, print, "at exit, first")
silent = weakref.finalize(other, print, "not at exit")
silent.atexit = False
print(repr(silent).split(" at ")[0], repr(silent).split("; ")[1].split(" at ")[0])
