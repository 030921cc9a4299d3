# What does an exception keep, chain and let go?
import gc, sys, traceback, weakref
rc = sys.getrefcount
class O:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
def boom(v): loc = O("loc"); raise ValueError(v)
try: boom(1)
except ValueError as e: print("handling", rc(e)); 
print("handled")
try: boom(2)
except ValueError as e: kept = e
print("kept", rc(kept), kept.__traceback__.tb_next.tb_frame.f_locals["loc"].n); kept.__traceback__ = None; print("cut"); kept = kept.with_traceback(None); print(kept.__traceback__, rc(kept))
try: boom(3)
except ValueError as e: kept = e
traceback.clear_frames(kept.__traceback__); print("cleared", kept.__traceback__ is not None)
def cyc():
    try: boom(4)
    except ValueError as e: err = e
cyc(); print("cycle"); print(gc.collect() > 0)
def cyc2():
    try: raise ValueError
    except ValueError as e: err = e; loc = O("cyc2")
    finally: err = None
cyc2(); print("no cycle")
try:
    try: raise KeyError("a")
    except KeyError as e: first = e; raise IndexError("b")
except IndexError as e: print(repr(e.__context__), e.__context__ is first, e.__cause__, e.__suppress_context__, rc(first)); second = e
del first; print(rc(second.__context__)); second.__context__ = None
try: raise TypeError("t") from second
except TypeError as e: print(e.__cause__ is second, e.__suppress_context__, e.__context__)
try:
    try: 1 / 0
    except ZeroDivisionError: raise OSError("o") from None
except OSError as e: print(e.__cause__, repr(e.__context__), e.__suppress_context__)
a, b = ValueError("a"), ValueError("b"); a.__context__ = b
try:
    try: raise a
    except ValueError: raise b
except ValueError as e: print(e is b, e.__context__ is a, a.__context__)
try:
    try: raise a
    except ValueError as x: raise x
except ValueError as e: print(e is a, e.__context__)
for bad in (lambda: setattr(a, "__cause__", 1), lambda: setattr(a, "__context__", "x"), lambda: setattr(a, "__traceback__", 1), lambda: delattr(a, "__cause__"), lambda: delattr(a, "args"), lambda: setattr(a, "args", 5)):
    try: bad(); print("fine")
    except TypeError as e: print(e)
print(sys.exc_info())
def during():
    try: raise KeyError(1)
    except KeyError:
        yield sys.exc_info()[0]
        yield sys.exc_info()[0]
g = during(); print(next(g), sys.exc_info()[0])
try: raise ValueError
except ValueError: print(next(g), sys.exc_info()[0])
def fin():
    for i in range(3):
        try: continue
        finally: print("f", i, sys.exc_info()[0])
    try: return "ret"
    finally: return "fin"
print(fin())
def swallow():
    try: 1 / 0
    finally: return "swallowed"
print(swallow())
def nested():
    try:
        try: raise ValueError("in")
        finally: raise KeyError("fin")
    except KeyError as e: return repr(e.__context__)
print(nested())
class Ex(Exception):
    def __init__(self, *a): super().__init__(*a); self.o = O("attr")
try: raise Ex(1)
except Ex: pass
print("Ex gone"); e = Ex(O("arg")); w = weakref.ref(e); print(w() is e, rc(e), len(e.args)); del e; print(w())
try: raise Ex
except Exception as e: print(type(e).__name__, e.args)
try: raise 5
except TypeError as e: print(e)
try: raise O
except TypeError as e: print(e)
def name_gone():
    e = 1
    try: raise ValueError
    except ValueError as e: pass
    try: return e
    except UnboundLocalError as x: return str(x)
print(name_gone())
def deep(n):
    try: return deep(n + 1)
    except RecursionError as e: return type(e).__name__, str(e)[:32], e.__context__
print(deep(0))
eg = ExceptionGroup("g", [ValueError(1), TypeError(2), ExceptionGroup("h", [ValueError(3)])])
try: raise eg
except* ValueError as e: print(repr(e), e is eg, rc(e.exceptions[0])); v = e
except* TypeError as e: print(repr(e))
print(eg.exceptions[0] is v.exceptions[0], eg.split(TypeError), eg.subgroup(lambda x: x.args == (3,)), eg.derive([KeyError()]))
v.add_note("n1"); v.add_note("n2"); print(v.__notes__, vars(v)); print([s.strip() for s in traceback.format_exception_only(v)][-2:])
def tb_len(e):
    n, t = 0, e.__traceback__
    while t: n, t = n + 1, t.tb_next
    return n
try: raise a
except ValueError as e: print(tb_len(e))
try: raise a
except ValueError as e: print(tb_len(e))
try: raise a.with_traceback(None)
except ValueError as e: print(tb_len(e))
MemoryError_ = MemoryError(); print(type(MemoryError()) is MemoryError, MemoryError() is MemoryError(), sys.getsizeof(ValueError()), sys.getsizeof(ValueError("x")), sys.getsizeof(OSError()), sys.getsizeof(StopIteration()), sys.getsizeof(KeyError()), sys.getsizeof(UnicodeDecodeError("a", b"", 0, 1, "")), sys.getsizeof(SyntaxError()), gc.is_tracked(ValueError()))
del a, b, kept, second, eg, v, g; print("end")
