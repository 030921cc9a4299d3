# Chains, groups, odd raises, attributes of exceptions, recursion.
import sys
def show(e, d=0):
    print("  " * d, repr(e), getattr(e, "__notes__", None), e.__suppress_context__)
    if isinstance(e, BaseExceptionGroup):
        for x in e.exceptions: show(x, d + 1)
    if e.__cause__: print("  " * d, "cause"); show(e.__cause__, d + 1)
    if e.__context__: print("  " * d, "context"); show(e.__context__, d + 1)
try:
    try: 1/0
    except ZeroDivisionError as a:
        try: raise KeyError("k") from a
        except KeyError as b: raise ValueError("v") from None
except ValueError as e: e.add_note("note"); e.add_note("n2"); show(e)
try:
    raise ExceptionGroup("g", [ValueError(1), TypeError(2), ExceptionGroup("h", [ValueError(3), OSError(4)])])
except* ValueError as eg: show(eg)
except* TypeError as eg: show(eg)
except* OSError as eg: show(eg)
try:
    try: raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError as eg: raise KeyError("new")
except BaseException as e: show(e)
try:
    try: raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError as eg: raise
except BaseException as e: show(e)
try:
    try: raise ValueError("naked")
    except* ValueError as eg: show(eg)
    else: print("else")
    finally: print("fin")
except BaseException as e: show(e)
try:
    try: raise ValueError(1)
    except* ExceptionGroup: pass
except TypeError as e: print(e)
try:
    try: raise ValueError(1)
    except 5: pass
except TypeError as e: print(e)
try:
    try: raise ValueError(1)
    except* 5: pass
except TypeError as e: print(e)
eg = ExceptionGroup("a", [ValueError(1), ExceptionGroup("b", [KeyError(2), ValueError(3)])])
m, r = eg.split(ValueError); show(m); show(r)
show(eg.subgroup(lambda e: isinstance(e, KeyError))); print(eg.subgroup(OSError), eg.split(Exception)[1])
print(eg.derive([OSError(1)]), eg.message, eg.exceptions)
for args in (("a",), ("a", []), ("a", [1]), (1, [ValueError()]), ("a", ValueError()), ("a", [KeyboardInterrupt()])):
    try: print(repr(ExceptionGroup(*args)))
    except Exception as e: print(type(e).__name__, e)
print(repr(BaseExceptionGroup("q", [ValueError()])), repr(BaseExceptionGroup("q", [KeyboardInterrupt()])))
class MyEG(ExceptionGroup):
    def derive(self, excs): return MyEG(self.message, excs)
try: raise MyEG("m", [ValueError(1), KeyError(2)])
except* KeyError as e: print(type(e), e)
except* ValueError as e: print(type(e), e)
for st in ("raise 5", "raise int", "raise ValueError from 5", "raise ValueError(1) from KeyError", "raise", "raise None", "raise ValueError from None"):
    try: exec(st)
    except BaseException as e: show(e)
class E1(Exception):
    def __init__(self, a): pass
try: raise E1
except TypeError as e: print(e)
class E2(Exception):
    def __new__(cls): return 5
try: raise E2
except TypeError as e: print(e)
try:
    try: raise KeyError
    finally: raise OSError
except OSError as e: show(e)
def f():
    try: return 1
    finally: return 2
def g():
    for i in range(3):
        try: continue
        finally: break
    return i
def h():
    while True:
        try: 1/0
        except ZeroDivisionError: break
        finally: print("hf")
    try:
        try: raise KeyError(1)
        except KeyError: raise ValueError
        finally: return "swallow"
    finally: print("outer")
print(f(), g(), h(), sys.exc_info())
class CM:
    def __init__(s, sup): s.sup = sup
    def __enter__(s): return s
    def __exit__(s, t, v, tb): print("exit", t, v, tb is not None, sys.exc_info()[0]); return s.sup
with CM(True): raise ValueError(1)
try:
    with CM(False), CM(False): raise ValueError(2)
except ValueError: print("out")
try:
    with 5: pass
except TypeError as e: print(e)
class NE:
    def __enter__(self): pass
try:
    with NE(): pass
except TypeError as e: print(e)
class BE:
    def __enter__(self): return 1
    def __exit__(self, *a): raise KeyError("ex")
try:
    with BE(): raise ValueError("in")
except KeyError as e: show(e)
e = ValueError(1, 2); e.args = [3]; print(e.args, e, repr(e), str(ValueError()), repr(KeyError("a")), str(KeyError("a")))
e.__traceback__ = None
for a, v in (("__traceback__", 5), ("__cause__", 5), ("__context__", 5), ("args", 5)):
    try: setattr(e, a, v)
    except TypeError as x: print(x)
try: del e.args
except TypeError as x: print(x)
try: e.with_traceback(5)
except TypeError as x: print(x)
try: e.add_note(5)
except TypeError as x: print(x)
print(OSError(2, "No such", "f"), OSError(2, "x").errno, type(OSError(2, "x")), type(OSError(17, "x", "a", None, "b")), OSError(1), repr(OSError(13, "p", "file")), OSError("a").errno)
print(SystemExit(3).code, SystemExit().code, SystemExit(1, 2).code, StopIteration(1).value, ImportError("m", name="n", path="p").name, UnicodeDecodeError("a", b"abc", 0, 1, "r"), UnicodeEncodeError("a", "abc\u1234", 3, 4, "r"), UnicodeTranslateError("abc", 1, 3, "rr"))
print(NameError("x", name="n").name, AttributeError("x", name="n", obj=5).obj, SyntaxError("m", ("f", 1, 2, "t")), SyntaxError("a").lineno)
try: ImportError(foo=1)
except TypeError as x: print(x)
try: ValueError(foo=1)
except TypeError as x: print(x)
try: UnicodeDecodeError("a")
except TypeError as x: print(x)
import copy
try: 1/0
except ZeroDivisionError as z:
    z.foo = 1; print(z.__reduce__())
print(ExceptionGroup("g", [ValueError()]).__reduce__(), ImportError("a", name="b").__reduce__(), OSError(1, "b", "c").__reduce__(), OSError(1, "b").__reduce__())
e = ValueError("s"); e.__setstate__({"q": 1}); print(e.q)
def rec(n): return rec(n + 1)
try: rec(0)
except RecursionError as x: print(x)
class R:
    def __repr__(self): return repr(self)
try: repr(R())
except RecursionError as x: print(x)
class R2:
    def __getattr__(self, n): return getattr(self, n + "a")
try: R2().x
except RecursionError as x: print(x)
l = []; l.append(l); print(l, repr({1: l}))
t = (l,); l.append(t); print(t)
d = {}; d["d"] = d; print(d)
try: l == [l, t] and l == l[:]
except RecursionError as x: print(x)
a = []; b = [a]; a.append(b)
try: a == b
except RecursionError as x: print(x)
