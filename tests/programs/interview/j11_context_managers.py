# with: order of enter and exit, swallowed exceptions, what keeps the manager alive.
import contextlib, sys
log = []
class M:
    def __init__(self, n, swallow=False, fail=None): self.n, self.swallow, self.fail = n, swallow, fail
    def __enter__(self):
        log.append(("enter", self.n))
        if self.fail == "enter": raise KeyError(self.n)
        return self.n
    def __exit__(self, t, v, tb):
        log.append(("exit", self.n, t and t.__name__))
        if self.fail == "exit": raise IndexError(self.n)
        return self.swallow
    def __del__(self): log.append(("del", self.n))
with M(1) as a, M(2) as b: log.append((a, b))
print(log); log.clear()
with M(1, True), M(2): raise ValueError
print(log); log.clear()
try:
    with M(1), M(2, fail="enter"): log.append("never")
except KeyError as e: print(e, log)
log.clear()
try:
    with M(1, fail="exit"), M(2, fail="exit"): raise ValueError("first")
except IndexError as e: print(e, repr(e.__context__), repr(e.__context__.__context__))

log.clear()
def early():
    with M("f"): return log.append("return") or "value"
print(early(), log); log.clear()
for i in range(2):
    with M(i):
        if i: break
        continue
print(log); log.clear()
@contextlib.contextmanager
def cm():
    log.append("before")
    try: yield "v"
    except ZeroDivisionError: log.append("caught")
    finally: log.append("after")
with cm() as v: 1 / 0
print(v, log); log.clear()
with contextlib.ExitStack() as stack:
    for i in range(3): stack.callback(log.append, i)
    stack.enter_context(cm())
print(log); log.clear()
with contextlib.suppress(ValueError), contextlib.nullcontext(3) as n: raise ValueError
print(n)
m = M("kept")
with m: print(sys.getrefcount(m))
print(sys.getrefcount(m)); log.clear()
for bad in (object(), type("E", (), {"__enter__": lambda s: s})()):
    try:
        with bad: pass
    except (TypeError, AttributeError) as e: print(type(e).__name__, str(e).split("' object")[-1])
@contextlib.contextmanager
def twice(): yield 1; yield 2
try:
    with twice(): pass
except RuntimeError as e: print(e)
with contextlib.closing(type("Cl", (), {"close": lambda s: log.append("closed")})()): pass
print(log)
