# What still works when the program ends, and in which order do things go?
import atexit, gc, sys, weakref
class D:
    def __init__(self, name): self.name = name
    def __del__(self): print("del", self.name, sys is not None, print is not None, type(self).__name__)
atexit.register(print, "registered first, runs last"); atexit.register(lambda: print("second", sorted(k for k in globals() if k in ("late", "keep", "cycle"))))
@atexit.register
def third(): print("third"); atexit.register(print, "registered while ending")
def unregistered(): print("never")
atexit.register(unregistered); atexit.register(unregistered); atexit.unregister(unregistered)
atexit.register(lambda: 1 / 0)
keep = D("global"); _under = D("underscore"); cycle = D("cycle"); cycle.me = cycle; late = [D("in list")]; late.append(late)
class Holder: kept = D("class attribute")
def default(v=D("default")): return v
f = weakref.finalize(keep, print, "finalize of keep"); g = weakref.finalize(Holder, print, "finalize without atexit"); g.atexit = False; h = weakref.finalize(cycle, print, "finalize of cycle", 1, sep="/"); print(f.alive, f.peek()[2], h.peek()[1:], f.atexit, g.atexit, f.detach() is not None, f.alive, f(), h.alive)
w = weakref.ref(keep, lambda r: print("callback of keep")); i = weakref.finalize(keep, print, "again"); print(i.alive, len(list(weakref.finalize._registry)) >= 2)
def gen():
    try: yield 1
    finally: print("generator's finally")
it = gen(); next(it)
class Ctx:
    def __enter__(self): return self
    def __exit__(self, *a): print("exit")
def inside():
    with Ctx(): yield
j = inside(); next(j)
sys.unraisablehook = lambda u: print("unraisable", type(u.exc_value).__name__, u.err_msg and u.err_msg[:40])
class Bad:
    def __del__(self): raise KeyError("bad")
bad = Bad(); print("main ends")
