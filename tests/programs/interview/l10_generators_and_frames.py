# What does a generator hold, before, between and after its steps?
import gc, inspect, sys, weakref
rc = sys.getrefcount
class O:
    def __init__(self, n=""): self.n = n
    def __del__(self): log.append(self.n)
log = []
def g(a):
    b = O("b"); x = yield rc(a); yield x, rc(a), rc(b); del b; yield log[:]
o = O("a"); it = g(o); print(inspect.getgeneratorstate(it), rc(o), it.gi_frame.f_locals.keys(), it.gi_running, it.gi_yieldfrom, it.gi_suspended); print(next(it), inspect.getgeneratorstate(it), rc(o)); print(it.send("sent"), it.gi_suspended); print(next(it), next(it, "done"), inspect.getgeneratorstate(it), it.gi_frame, rc(o), it.gi_code.co_name)
it = g(O("never")); del it; print(log); it = g(O("half")); next(it); del it; print(log); log.clear()
try: g(1).send(5)
except TypeError as e: print(e)
def re(): yield next(me)
me = re()
try: next(me)
except ValueError as e: print(e)
print(next(me, "over"))
def catches():
    try: yield 1
    except ValueError as e: yield repr(e)
    finally: log.append("finally")
it = catches(); next(it); print(it.throw(ValueError("v")), log); it.close(); print(log); log.clear(); it = catches(); next(it)
try: it.throw(KeyError("k"))
except KeyError as e: print(repr(e), log, it.gi_frame); log.clear()
try: catches().throw(KeyError, "early")
except KeyError as e: print(repr(e), log)
def stubborn():
    while True:
        try: yield
        except GeneratorExit: pass
it = stubborn(); next(it)
try: it.close()
except RuntimeError as e: print(e)
hooked = []; sys.unraisablehook = lambda u: hooked.append(str(u.exc_value)); del it; sys.unraisablehook = sys.__unraisablehook__; print(hooked)
def returns(): yield 1; return O("value")
it = returns(); next(it)
try: next(it)
except StopIteration as e: print(type(e.value).__name__, rc(e.value)); 
print(log); log.clear()
def outer():
    r = yield from inner(); yield r
def inner():
    try: x = yield "in"; return x
    finally: log.append("inner")
it = outer(); print(next(it), it.gi_yieldfrom.gi_code.co_name, it.send(7), it.gi_yieldfrom, log); log.clear(); it = outer(); next(it); it.close(); print(log); log.clear()
class It:
    def __iter__(self): return self
    def __next__(self): return 1
    def throw(self, *a): log.append(("throw", a[0])); raise StopIteration("thrown")
    def close(self): log.append("close")
def deleg(): r = yield from It(); yield r
it = deleg(); next(it); print(it.throw(ValueError), log); it = deleg(); next(it); it.close(); print(log); log.clear()
try: [*(x for x in 5)]
except TypeError as e: print(e)
def lazy(): log.append("evaluated"); return [1]
e = (x for x in lazy()); print(log); log.clear(); n = 3; e = (n for _ in range(2)); n = 4; print(list(e), list(e))
a = O("cycle"); 
def cyc(v): me = yield; yield v
it = cyc(a); next(it); it.send(it); del it, a; print(log, gc.collect() > 0, log); log.clear()
def clos():
    big = O("big")
    def inner(): yield 1; big
    return inner()
it = clos(); print(log); next(it); del it; print(log); log.clear()
def items():
    for v in [O("i1"), O("i2")]: yield v
for v in items(): print(rc(v)); break
print(log); del v; print(log); log.clear()
def chain(n): return (x for x in range(3)) if n == 0 else (x for x in chain(n - 1))
print(list(chain(50))); print(sys.getsizeof(g(1)) > 100, sys.getsizeof(g(1)) == sys.getsizeof(catches()), gc.is_tracked(g(1)), sys.getsizeof(x for x in ()) <= sys.getsizeof(g(1)))
async def co(): return O("co")
c = co(); print(inspect.getcoroutinestate(c), c.cr_await, c.cr_running)
try: c.send(None)
except StopIteration as e: print(e.value.n)
try: c.send(None)
except RuntimeError as e: print(e)
print(log); log.clear()
class Aw:
    def __await__(self): r = yield "wait"; return r
async def waits(): return await Aw()
c = waits(); print(c.send(None), c.cr_await is not None); 
try: c.send("result")
except StopIteration as e: print(e.value)
async def ag():
    try: yield 1; yield 2
    finally: log.append("aclose")
a = ag(); 
try: a.__anext__().send(None)
except StopIteration as e: print(e.value)
try: a.aclose().send(None)
except StopIteration: print(log)
async def run(): return [x async for x in ag()], [await waits2() for _ in range(2)]
async def waits2(): return 5
try: run().send(None)
except StopIteration as e: print(e.value)
import warnings
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always"); co(); gc.collect()
print([str(x.message) for x in w])
