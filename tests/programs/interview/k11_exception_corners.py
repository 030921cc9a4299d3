# What do causes, contexts, groups, notes and finally do?
import sys, traceback
def f():
    try: return "try"
    finally: return "finally"
print(f())
def g():
    for i in range(3):
        try: continue
        finally:
            if i == 1: break
    return i
print(g())
def h():
    try: raise ValueError(1)
    except ValueError as e: raise KeyError(2)
try: h()
except KeyError as e: print(repr(e.__context__), e.__cause__, e.__suppress_context__, str(e), e.args)
try: raise ValueError("x") from KeyError("y")
except ValueError as e: print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
try: raise ValueError("x") from None
except ValueError as e: print(e.__cause__, e.__suppress_context__)
try: raise ValueError from 5
except TypeError as e: print(e)
try: raise 5
except TypeError as e: print(e)
try: raise int
except TypeError as e: print(e)
try: raise
except RuntimeError as e: print(e)
class E(Exception):
    def __init__(self, a, b): self.a = a
try: raise E
except TypeError as e: print(e)
e = E(1, 2); print(e.args, str(e), repr(e))
try:
    try: raise ValueError(1)
    except (TypeError, 5): pass
except TypeError as e: print(e, repr(e.__context__))
try: x = 1; raise ValueError
except ValueError as x: pass
try: x
except NameError as n: print(n)
def t():
    try: 1 / 0
    except ZeroDivisionError: 
        try: [][1]
        except IndexError as i: return sys.exc_info()[0], i.__context__.__class__
print(t(), sys.exc_info())
def gen():
    try: yield 1
    except ValueError: yield sys.exc_info()[0]
    yield sys.exc_info()[0]
q = gen(); next(q); print(q.throw(ValueError), next(q))
try: raise KeyError("a'b")
except KeyError as k: print(str(k), repr(k))
print(str(KeyError()), str(KeyError(1, 2)), str(OSError(2, "m")), repr(OSError(2, "m", "f")), str(OSError(2, "m", "f")), OSError(2, "m").errno, type(OSError(2, "x")), type(OSError(13, "x")), str(OSError("only")), OSError(2, "m", "f").filename, OSError(2, "m", "f", None, "g"))
print(str(UnicodeDecodeError("utf8", b"\xff", 0, 1, "r")), repr(StopIteration(1).value), SystemExit(3).code, SystemExit().code, SystemExit(1, 2).code, ImportError("m", name="n", path="p").name, AttributeError("a", name="b", obj=3).obj, NameError("x", name="y").name)
try: StopIteration(1, x=2)
except TypeError as e: print(e)
try: ImportError(foo=1)
except TypeError as e: print(e)
eg = ExceptionGroup("g", [ValueError(1), ExceptionGroup("h", [TypeError(2), OSError(3)])]); print(repr(eg), str(eg), eg.subgroup(TypeError), eg.split(ValueError), eg.derive([KeyError()]))
try: raise eg
except* TypeError as x: print("star", repr(x))
except* (ValueError, OSError) as x: print("star", repr(x))
try:
    try: raise eg
    except* TypeError: raise RuntimeError("new")
except BaseExceptionGroup as x: print(repr(x), [repr(y.__context__)[:20] for y in x.exceptions])
for bad in ("ExceptionGroup('a', [])", "ExceptionGroup('a', [1])", "ExceptionGroup(1, [ValueError()])", "ExceptionGroup('a', [KeyboardInterrupt()])", "ExceptionGroup('a')", "BaseExceptionGroup('a', 5)"):
    try: eval(bad)
    except (TypeError, ValueError) as e: print(e)
print(type(BaseExceptionGroup("a", [ValueError()])), type(BaseExceptionGroup("a", [KeyboardInterrupt()])))
e = ValueError(1); e.add_note("n1"); e.add_note("n2"); print(e.__notes__, traceback.format_exception_only(e))
try: e.add_note(1)
except TypeError as x: print(x)
e.__notes__ = "str"; print(traceback.format_exception_only(e))
a = ValueError("a"); b = ValueError("b"); a.__context__ = b
try:
    try: raise a
    except ValueError: raise b
except ValueError as z: print(z is b, repr(z.__context__), repr(z.__context__.__context__))
try: raise a from a
except ValueError as z: print(z.__cause__ is a, z.__context__)
print(a.with_traceback(None) is a)
for x in (1, "a"):
    try: a.__traceback__ = x
    except TypeError as e2: print(e2)
    try: a.__cause__ = x
    except TypeError as e2: print(e2)
    try: a.__context__ = x
    except TypeError as e2: print(e2)
print(a.__reduce__(), a.__dict__, ValueError.__new__(ValueError, 1, 2).args, ValueError("q") == ValueError("q"))
def fin():
    try:
        try: 1 / 0
        finally: raise KeyError("fin")
    except KeyError as e: return repr(e.__context__)
print(fin())
def deep():
    try: yield
    finally: print("cleanup")
d = deep(); next(d); del d
try: assert 0, (1, 2)
except AssertionError as e: print(e.args)
try: assert (0, "always true")[0]
except AssertionError as e: print(e.args)
try: [].pop()
except Exception as e: print(type(e), e)
try: {}["k"]
except LookupError as e: print(e.args)
def w():
    with open("/nonexistent/x") as f: pass
try: w()
except OSError as e: print(e, e.filename, e.strerror, type(e).__mro__[1:3])
