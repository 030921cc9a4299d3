# try, except, else, finally: in which order, and what is returned.
def f(x):
    try:
        if x == 1: raise ValueError("one")
        if x == 2: return "try"
        if x == 3: 1 / 0
    except ValueError as e: return "except " + str(e)
    else: return "else"
    finally:
        print("finally", x, end="; ")
        if x == 4: return "finally wins"
for i in (0, 1, 2, 4): print(f(i))
try: f(3)
except ZeroDivisionError as e: print(e)
def g():
    for i in range(3):
        try: continue
        finally: print("c", i, end=" ")
    while True:
        try: break
        finally: print("b", end=" ")
    try: return 1
    finally: print("r")
print(g())
def h():
    try: raise ValueError
    finally: return "swallowed"
print(h())
def overwrite():
    x = 1
    try: return x
    finally: x = 2
print(overwrite())
try:
    try: raise KeyError("k")
    except KeyError as e: raise ValueError("v") from e
except ValueError as e: print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
try:
    try: raise KeyError("k")
    except KeyError: undefined_name
except NameError as e: print(e, repr(e.__context__))
class MyE(Exception):
    def __init__(self, a, b): super().__init__(a); self.b = b
    def __str__(self): return f"MyE<{self.args}, {self.b}>"
try: raise MyE(1, 2)
except (KeyError, MyE) as e: print(e, repr(e), e.args)
for bad in (lambda: int("x"), lambda: [][1], lambda: {}["k"], lambda: None.x, lambda: "a" + 1, lambda: f(), lambda: (1)(), lambda: len(1), lambda: open("/nonexistent"), lambda: next(iter([])), lambda: "a".foo, lambda: [].remove(1), lambda: int([]), lambda: chr(-1), lambda: b"\xff".decode(), lambda: "é".encode("ascii"), lambda: 2 ** -1 / 0.0, lambda: float("x"), lambda: [1, 2, 3].index(9), lambda: (1).real.x, lambda: __import__("nope"), lambda: dict([1]), lambda: "%d" % "a", lambda: "{}".format(), lambda: sorted([1, "a"]), lambda: max([]), lambda: range(1, 2, 0), lambda: {}.popitem(), lambda: set().pop(), lambda: [].pop(), lambda: hash([]), lambda: 1 < "a", lambda: isinstance(1, 2), lambda: object().x, lambda: type("A", (), {})(1), lambda: print(sep=1), lambda: eval("1 +"), lambda: eval("(")):
    try: bad()
    except Exception as e: print(type(e).__name__, "|", e)
e = ValueError("a", 1); print(e, repr(e), e.args, str(ValueError()), repr(KeyError("k")), str(KeyError("k")))
e.add_note("noted"); print(e.__notes__)
try: raise ExceptionGroup("g", [ValueError(1), TypeError(2), ExceptionGroup("n", [ValueError(3)])])
except* ValueError as eg: print(eg.exceptions, eg.message)
except* TypeError as eg: print(eg.exceptions)
try: raise
except RuntimeError as e: print(e)
try: raise 5
except TypeError as e: print(e)
try: raise ValueError from 5
except TypeError as e: print(e)
assert_ = False
try: assert assert_, "message"
except AssertionError as e: print(e)
import sys
try: sys.exit("bye")
except SystemExit as e: print(e.code, isinstance(e, Exception))
def depth(n=0):
    try: return depth(n + 1)
    except RecursionError: return n > 100
print(depth())
