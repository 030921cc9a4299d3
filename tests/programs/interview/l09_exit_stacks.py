# Who holds what while an ExitStack unwinds?
import contextlib, sys, weakref, gc
rc = sys.getrefcount
class R:
    def __init__(self, n): self.n = n
    def __enter__(self): print("enter", self.n); return self
    def __exit__(self, *exc): print("exit", self.n, exc[0] and exc[0].__name__); return self.n == "swallow"
    def __del__(self): print("del", self.n)
with contextlib.ExitStack() as st:
    a = st.enter_context(R("a")); st.enter_context(R("b")); st.callback(print, "called", 1, sep="-"); st.push(R("pushed")); print(rc(a)); del a
print("after")
with contextlib.ExitStack() as st:
    st.enter_context(R("outer")); st.enter_context(R("swallow")); st.enter_context(R("inner"))
    raise KeyError("k")
print("swallowed")
try:
    with contextlib.ExitStack() as st:
        st.callback(lambda: 1 / 0); st.enter_context(R("seen"))
        raise ValueError("first")
except ZeroDivisionError as e: print(type(e).__name__, repr(e.__context__), e.__context__.__context__)
with contextlib.ExitStack() as st:
    st.enter_context(R("moved")); other = st.pop_all()
print("nothing closed"); other.close(); print("closed"); del other
st = contextlib.ExitStack(); st.enter_context(R("forgotten")); del st; print("gone without exit")
try: contextlib.ExitStack().enter_context(5)
except (TypeError, AttributeError) as e: print(type(e).__name__, e)
try:
    with 5: pass
except TypeError as e: print(e)
try:
    with type("E", (), {"__enter__": lambda s: s})(): pass
except TypeError as e: print(e)
@contextlib.contextmanager
def cm(n):
    r = R(n)
    try: print("in", n); yield r
    except LookupError as e: print("caught", repr(e)); 
    finally: print("out", n)
with cm("one") as r: w = weakref.ref(r); del r
print(w())
with cm("two"): raise KeyError(2)
try:
    with cm("three"): raise ValueError(3)
except ValueError as e: print(repr(e), e.__traceback__.tb_next is not None); del e
c = cm("reuse")
with c: pass
try:
    with c: pass
except (RuntimeError, AttributeError) as e: print(type(e).__name__, e)
del c
@contextlib.contextmanager
def never():
    if False: yield
try:
    with never(): pass
except RuntimeError as e: print(e)
@contextlib.contextmanager
def twice(): yield 1; yield 2
try:
    with twice(): pass
except RuntimeError as e: print(e)
@contextlib.contextmanager
def stop(): yield
try:
    with stop(): raise StopIteration("s")
except StopIteration as e: print(repr(e))
@cm("deco")
def f(x): print("body", x); return x
print(f(1), f(2), f.__name__)
with contextlib.suppress(KeyError, IndexError) as s: print(s); {}[1]
with contextlib.closing(type("C", (), {"close": lambda s: print("close")})()): pass
with contextlib.nullcontext(5) as n: print(n)
import io
with contextlib.redirect_stdout(io.StringIO()) as out: print("hidden")
print(repr(out.getvalue()))
class Reent(contextlib.ContextDecorator):
    def __enter__(self): print("E"); return self
    def __exit__(self, *e): print("X"); return False
@Reent()
def g(): return "g"
print(g(), g())
with R("x") as x, R("y") as y: print(rc(x), rc(y)); x = y = None; print("unbound")
with R("tmp"): print("no name")
class Ret:
    def __enter__(self): return [1, 2]
    def __exit__(self, *e): return 0
with Ret() as (p, q): print(p, q)
def early():
    with R("ret") as r: return r.n
print(early())
for i in range(2):
    with R(i): 
        if i == 0: continue
        break
def gen():
    with R("g"): yield 1; yield 2
it = gen(); print(next(it)); del it; print("end"); it = gen(); next(it); it.close()
class T(contextlib.AbstractContextManager):
    def __exit__(self, *e): return None
with T() as t: print(type(t).__name__, isinstance(R, type), issubclass(R, contextlib.AbstractContextManager))
gc.collect()
