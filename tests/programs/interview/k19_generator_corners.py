# When do generators and coroutines run, end and let go?
import re
import sys


class WithoutAddresses:
    def write(self, text):
        sys.__stdout__.write(re.sub("0x[0-9a-f]{4,}", "0x...", text))

    def flush(self):
        sys.__stdout__.flush()


sys.stdout = WithoutAddresses()
import sys, gc, weakref
rc = sys.getrefcount
class N:
    def __init__(s, n): s.n = n
    def __del__(s): print("del", s.n)
def g(a):
    b = N("local")
    try: yield a
    finally: print("finally")
x = g(N("arg")); print("made"); next(x); print("started"); del x; print("gone")
x = g(N("never started")); del x; print("gone 2")
x = g(1); next(x); x.close(); print("closed", x.gi_frame, x.gi_running, x.gi_code is not None, x.gi_yieldfrom)
def h():
    while True:
        r = yield
        print("recv", r, rc(r) if r is not None else None)
y = h(); next(y); o = object(); y.send(o); print(rc(o)); y.send(None); print(rc(o))
def sub():
    try:
        v = yield 1
        print("sub got", v)
    except ValueError as e: print("sub caught", e); yield "recovered"
    return "ret"
def main():
    r = yield from sub(); print("r", r)
m = main(); print(next(m), m.gi_yieldfrom.__name__); print(m.throw(ValueError("v")))
try: next(m)
except StopIteration as e: print("stop", e.value)
m = main(); next(m)
try: m.send("sent")
except StopIteration: print("done")
class It:
    def __iter__(s): return s
    def __next__(s): return 5
def d():
    yield from It()
i = d(); next(i)
try: i.send(1)
except AttributeError as e: print(e)
i = d(); next(i)
try: i.throw(KeyError("k"))
except KeyError as e: print(repr(e))
try: next(i)
except StopIteration: print("exhausted")
def t():
    yield
for args in ((5,), (int,), (ValueError, ValueError("x"), 5), (ValueError("a"), "b"), (ValueError, "msg"), (ValueError, (1, 2)), (ValueError, None, None)):
    z = t(); next(z)
    try: z.throw(*args)
    except BaseException as e: print(args[0] if not isinstance(args[0], BaseException) else "inst", "->", type(e).__name__, e, e.args)
z = t()
try: z.throw(ValueError("before start"))
except ValueError as e: print(e, z.gi_frame)
z = t(); z.close(); print(list(z))
print([type(v).__name__ for v in ((i for i in ()), t(), (lambda: (yield))())])
gen = (print("eval", i) or i for i in (print("outer") or [1, 2])); print("lazy"); print(next(gen))
try: (i for i in 5)
except TypeError as e: print(e)
q = (i for i in [1, 2, 3] if i != 2); print(list(q), q.__name__, q.__qualname__)
n = 10; e = (n for _ in range(2)); n = 20; print(list(e))
l = [1, 2]; e = (v for v in l); l.append(3); print(list(e))
l = [1, 2]; e = (v for v in l); l = [9]; print(list(e))
print(sum(i * i for i in range(4)), max((len(s) for s in ["a", "bbb"]), default=0), "".join(c for c in "abc"))
def fib():
    a, b = 0, 1
    while True: yield a; a, b = b, a + b
import itertools; print(list(itertools.islice(fib(), 10)))
def inf():
    yield from inf()
r = inf()
try: next(r)
except RecursionError as e: print(e)
def ret_in_finally():
    try: yield 1; raise ValueError
    finally: return 5
try: k = ret_in_finally(); next(k); next(k)
except StopIteration as e: print(e.value)
def y_in_finally():
    try: yield 1
    finally: yield 2
k = y_in_finally(); next(k)
try: k.close()
except RuntimeError as e: print(e)
def exc_ctx():
    try: raise KeyError("inner")
    except KeyError:
        yield sys.exc_info()[0]
        yield sys.exc_info()[0]
k = exc_ctx(); print(next(k), sys.exc_info()[0])
try: raise TypeError
except TypeError: print(next(k), sys.exc_info()[0])
def s():
    s = yield; print(s)
k = s()
try: k.send(1)
except TypeError as e: print(e)
print(sys.getsizeof(t()), sys.getsizeof((i for i in ())), t.__code__.co_flags & 0x20, gc.is_tracked(t()))
def cyc():
    me = yield; keep = N("cycle"); yield
k = cyc(); next(k); k.send(k); del k; print("collect", gc.collect() > 0)
async def co(): return 5
c = co(); 
try: c.send(None)
except StopIteration as e: print(e.value)
try: c.send(None)
except RuntimeError as e: print(e)
c = co(); c.close(); print(c.cr_frame, c.cr_running, c.cr_await)
async def ag():
    yield 1; yield 2
a = ag(); 
try: a.__anext__().send(None)
except StopIteration as e: print(e.value)
print(type(a.__anext__()).__name__, type(a.asend(1)).__name__, type(a.aclose()).__name__, a.ag_running)
import types
@types.coroutine
def tc(): r = yield "y"; return r
async def use(): return await tc()
u = use(); print(u.send(None), u.cr_await.__name__)
try: u.send("val")
except StopIteration as e: print(e.value)
for bad in ("await 1",):
    async def b(): await 1
    try: b().send(None)
    except TypeError as e: print(e)
async def af(): 
    async for x in [1]: pass
try: af().send(None)
except TypeError as e: print(e)
