# When are __enter__ and __exit__ called, and what do they see?
import contextlib, sys
class CM:
    def __init__(s, n, sup=False): s.n = n; s.sup = sup
    def __enter__(s): print("enter", s.n); return s
    def __exit__(s, t, v, tb): print("exit", s.n, t and t.__name__, v, tb is not None); return s.sup
with CM(1) as a, CM(2) as b: print("body", a.n, b.n)
with CM(1, True): raise ValueError("x")
print("after")
try:
    with CM(1), CM(2): raise KeyError("k")
except KeyError as e: print(repr(e))
def f():
    with CM("ret", True): return "value"
print(f())
def g():
    for i in range(3):
        with CM(i):
            if i == 0: continue
            break
    return i
print(g())
class BadEnter(CM):
    def __enter__(s): raise RuntimeError("enter")
try:
    with CM("o"), BadEnter("b"): pass
except RuntimeError as e: print(e)
class BadExit(CM):
    def __exit__(s, *a): raise OSError("exit")
try:
    with BadExit("q"): raise ValueError("inner")
except OSError as e: print(repr(e), repr(e.__context__))
for obj in (1, object(), type("E", (), {"__enter__": lambda s: s})(), type("X", (), {"__exit__": lambda s, *a: 0})()):
    try:
        with obj: pass
    except (TypeError, AttributeError) as e: print(type(e).__name__, e)
try:
    async def z():
        async with 1: pass
    z().send(None)
except TypeError as e: print(e)
o = type("D", (), {})(); o.__enter__ = lambda: 1; o.__exit__ = lambda *a: 1
try:
    with o: pass
except TypeError as e: print(e)
@contextlib.contextmanager
def cm(tag):
    print("in", tag)
    try: yield tag
    except ValueError as e: print("caught", e)
    finally: print("out", tag)
with cm("a") as v: print(v); raise ValueError("v")
try:
    with cm("b"): raise TypeError("t")
except TypeError as e: print(repr(e), e.__context__)
@cm("deco")
def decorated(): print("decorated")
decorated(); decorated()
@contextlib.contextmanager
def two(): yield 1; yield 2
try:
    with two(): pass
except RuntimeError as e: print(e)
try:
    with two(): raise ValueError
except ValueError as e: print(repr(e))
@contextlib.contextmanager
def none():
    return
    yield
try:
    with none(): pass
except RuntimeError as e: print(e)
@contextlib.contextmanager
def si(): yield
try:
    with si(): raise StopIteration("s")
except StopIteration as e: print(repr(e), repr(e.__cause__))
with contextlib.suppress(KeyError, IndexError): [][1]
with contextlib.ExitStack() as st:
    st.enter_context(CM("s1")); st.callback(print, "callback", 1); st.push(lambda *a: print("push", a[0]) or True); raise ValueError
with contextlib.ExitStack() as st:
    st.enter_context(CM("keep")); st2 = st.pop_all()
print("popped"); st2.close()
with contextlib.redirect_stdout(sys.stderr): pass
with contextlib.closing(type("C", (), {"close": lambda s: print("closed")})()): pass
with contextlib.nullcontext(5) as n: print(n)
c = cm("once"); 
with c: pass
try:
    with c: pass
except AttributeError as e: print(e)
except RuntimeError as e: print(e)
with (CM("p1") as x, CM("p2") as y): print(x.n, y.n)
with CM("t") as (sys.modules["q"]): pass
with contextlib.suppress(TypeError):
    with CM("unpack") as (a, b): pass
class CMR(contextlib.ContextDecorator):
    def __enter__(s): print("E"); return s
    def __exit__(s, *a): print("X"); return False
@CMR()
def dd(): return 5
print(dd())
class ACM(contextlib.AbstractContextManager):
    def __exit__(s, *a): return None
with ACM() as z: print(type(z).__name__, isinstance(CM(1), contextlib.AbstractContextManager))
print(sys.exc_info())
with CM("info", True):
    try: 1 / 0
    finally: print(sys.exc_info()[0])
def gen():
    with CM("gen"): yield 1
h = gen(); next(h); del h
h = gen(); next(h)
try: h.throw(ValueError, "thrown")
except ValueError as e: print(e)
