# When does a generator's finally run?
import gc, sys
log = []
def g(n):
    try:
        while True:
            got = yield n
            if got: log.append(got)
    except GeneratorExit: log.append("exit"); raise
    finally: log.append("finally")
x = g(1); next(x); x.send("sent")
del x
print(log); log.clear()
x = g(1); del x
print(log, "never started")
x = g(2); next(x); x.close(); x.close()
print(log); log.clear()
try: next(x)
except StopIteration as e: print("stopped", e.value)
def stubborn():
    try: yield 1
    except GeneratorExit: yield 2
s = stubborn(); next(s)
try: s.close()
except RuntimeError as e: print(e)
def returns():
    yield 1
    return "value"
def delegating(): return (yield from returns())
d = delegating(); next(d)
try: next(d)
except StopIteration as e: print(e.value, e.args)
def raises():
    yield 1
    raise StopIteration
r = raises(); next(r)
try: next(r)
except RuntimeError as e: print(e, type(e.__cause__).__name__)
def loop():
    for i in g(5):
        return i
print(loop(), log); log.clear()
def cyc():
    me = yield
    try: yield me
    finally: log.append("cycle")
c = cyc(); next(c); c.send(c)
del c
print(log, gc.collect() > 0, log); log.clear()
k = g(3); next(k)
try: k.throw(ValueError("in"))
except ValueError as e: print(e, log)
print(k.gi_frame, k.gi_running, sys.getrefcount(k)); log.clear()
def ctx():
    for i in range(3):
        try: yield i
        finally: log.append(i)
print(list(zip(ctx(), range(2))), log); log.clear()
a, b, *_ = ctx(); print(a, b, log); log.clear()
gen = (i for i in range(10)); print(3 in gen, list(gen), 3 in gen)
def infinite():
    n = 0
    while 1: n += 1; yield n
import itertools
print(list(itertools.islice(infinite(), 3)), max(itertools.takewhile(lambda n: n < 5, infinite())))
