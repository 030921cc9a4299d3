# An exception keeps its frames, and they keep their locals.
import sys, gc, traceback
class Big:
    def __init__(self, n): self.n = n
    def __del__(self): print("freed", self.n)
def fail(n):
    big = Big(n)
    raise ValueError(n)
try: fail(1)
except ValueError as e: print("handled")
print("after 1")
saved = None
try: fail(2)
except ValueError as e: saved = e
print("saved", saved.__traceback__.tb_next.tb_frame.f_locals["big"].n)
saved.__traceback__ = None
print("cut")
try: fail(3)
except ValueError: err = sys.exc_info()
print("exc_info held", err[0].__name__)
del err
print("let go")
try: fail(4)
except ValueError as e: saved = e
traceback.clear_frames(saved.__traceback__)
print("cleared", saved.__traceback__.tb_next.tb_frame.f_locals)
saved = saved.with_traceback(None)
def cycle():
    big = Big(5)
    try: raise KeyError
    except KeyError as e: err = e
gc.disable()
cycle()
print("cycle", gc.collect() > 0)
gc.enable()
def chain():
    try: fail(6)
    except ValueError as e: raise TypeError("outer") from e
try: chain()
except TypeError as e: print(type(e.__cause__).__name__, e.__context__ is e.__cause__, e.__suppress_context__, e.__cause__.__traceback__.tb_next.tb_frame.f_code.co_name)
print("chain gone")
def hidden():
    try: fail(7)
    except ValueError: raise TypeError("hides") from None
try: hidden()
except TypeError as e: print(e.__cause__, repr(e.__context__), e.__suppress_context__)
print("hidden gone")
try:
    try: fail(8)
    finally: print("finally", sys.exc_info()[0].__name__)
except ValueError: print(sys.exc_info()[0].__name__)
print(sys.exc_info())
def gen():
    try: yield
    except ValueError as e: yield str(e)
g = gen(); next(g)
print(g.throw(ValueError("thrown")), sys.exc_info()[0])
def frame(): 
    x = Big(9)
    return sys._getframe()
f = frame()
print("frame", f.f_locals["x"].n, f.f_back.f_code.co_name)
del f
print("end")
e = ValueError("x"); print(e.__traceback__, e.args, e.__context__)
try: raise e
except ValueError as caught: print(caught is e, e.__traceback__.tb_lineno > 0, sys.getrefcount(e))
try: raise e
except ValueError: n = 0
tb = e.__traceback__
while tb: n += 1; tb = tb.tb_next
print(n)
