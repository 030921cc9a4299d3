# threading.local: one attribute, as many values as threads.
import threading, weakref, gc
log = []
class Box:
    def __init__(self, n): self.n = n
    def __del__(self): log.append(self.n)
local = threading.local()
local.x = "main"
seen = []
def work(n):
    seen.append(hasattr(local, "x"))
    local.x = Box(n)
    seen.append(local.x.n)
ts = [threading.Thread(target=work, args=(i,)) for i in range(2)]
for t in ts: t.start(); t.join()
print(seen, local.x, sorted(log))
class My(threading.local):
    shared = []
    def __init__(self, a): self.a = a; log.append(("init", a))
log.clear()
m = My("arg"); m.a = "changed"
def look(): log.append((m.a, m.shared is My.shared, sorted(m.__dict__)))
t = threading.Thread(target=look); t.start(); t.join()
print(log, m.a)
try: threading.local(1)
except TypeError as e: print(e)
log.clear()
l2 = threading.local(); l2.b = Box("dies with local")
del l2; gc.collect()
print(log)
print(local.__dict__, type(local).__name__)
del local.x
try: local.x
except AttributeError as e: print(e)
lock = threading.Lock()
print(lock.acquire(), lock.acquire(False), lock.locked(), lock.release(), lock.locked())
try: lock.release()
except RuntimeError as e: print(e)
r = threading.RLock(); r.acquire(); r.acquire(); r.release(); r.release()
try: r.release()
except RuntimeError as e: print(e)
n = 0
def bump():
    global n
    for _ in range(1000):
        with lock: n += 1
ts = [threading.Thread(target=bump) for _ in range(4)]
[t.start() for t in ts]; [t.join() for t in ts]
print(n, threading.active_count(), threading.current_thread().name, threading.main_thread() is threading.current_thread())
ev = threading.Event(); out = []
t = threading.Thread(target=lambda: (ev.wait(5), out.append("go")), daemon=True); t.start()
print(out, t.is_alive(), t.daemon); ev.set(); t.join(); print(out, t.is_alive())
b = Box("thread argument"); wr = weakref.ref(b); log.clear()
t = threading.Thread(target=lambda x: None, args=(b,)); del b; t.start(); t.join()
print(wr(), log)
def boom(): raise ValueError("in thread")
threading.excepthook = lambda a: print(a.exc_type.__name__, a.exc_value, a.thread.name)
t = threading.Thread(target=boom, name="T"); t.start(); t.join()
