# Who holds a local while a frame is looked at, traced, or long over?
import inspect
import sys
rc = sys.getrefcount
class O: pass
def plain(v): return rc(v)
def looked_at(v): f = sys._getframe(); n = rc(v); del f; return n
def with_locals(v): d = locals(); n = rc(v); return n
def locals_twice(v): d = locals(); e = locals(); return d is e, rc(v), rc(d)
def locals_gone(v): locals(); return rc(v)
def kept_frame(v): return sys._getframe()
def frame_locals(v): f = sys._getframe(); f.f_locals; return rc(v)
print(plain(O()), looked_at(O()), with_locals(O()), locals_twice(O()), locals_gone(O()), frame_locals(O()))
f = kept_frame(O()); print(type(f.f_locals["v"]), f.f_lasti > 0, f.f_back is None, rc(f))
o = O(); f = kept_frame(o); print(rc(o)); f.clear(); print(rc(o), f.f_locals); del f; print(rc(o))
def stale():
    x = 1; d = locals(); x = 2; y = 3
    print(d); locals(); print(d); d["x"] = 9; print(x, locals()["x"], d is locals())
stale()
def gen(v):
    yield rc(v); yield sys._getframe().f_locals["v"] is v
g = gen(O()); print(next(g), next(g), g.gi_frame.f_locals.keys(), rc(g.gi_frame)); g.close(); print(g.gi_frame)
def trace(frame, event, arg):
    events.append((frame.f_code.co_name, event, type(arg).__name__)); return trace
events = []
def traced(v): w = v; return w
o = O(); sys.settrace(trace); r = traced(o); sys.settrace(None); print(events, rc(o))
events = []; sys.settrace(trace)
try: traced()
except TypeError: pass
sys.settrace(None); print(events)
def prof(frame, event, arg): events.append((frame.f_code.co_name, event, getattr(arg, "__name__", type(arg).__name__)))
events = []; sys.setprofile(prof); len("abc"); traced(1); sys.setprofile(None); print(events)
def outer():
    v = O()
    def inner(): return v
    return inspect.getclosurevars(inner).nonlocals.keys(), rc(v), inner.__code__.co_freevars, outer.__code__.co_cellvars
print(*outer())
def fail(v): w = [v]; raise ValueError(v)
o = O()
try: fail(o)
except ValueError as e: print(rc(o), rc(e), [fr.f_code.co_name for fr in (e.__traceback__.tb_frame, e.__traceback__.tb_next.tb_frame)]); tb = e.__traceback__
print(rc(o)); tb.tb_next.tb_frame.clear(); print(rc(o))
try: tb.tb_frame.clear()
except RuntimeError as e: print(e)
del tb; print(rc(o))
def recursive(n, v): return rc(v) if n == 0 else recursive(n - 1, v)
print([recursive(n, o) for n in (0, 1, 5, 50)])
class C:
    body = sys._getframe(); x = 1
    print(body.f_code.co_name, sorted(k for k in body.f_locals if k[0] != "_"), body.f_locals is locals())
del C.body
print([fr.function for fr in inspect.stack()], inspect.currentframe() is sys._getframe())
def deleted(v):
    del v
    try: v
    except UnboundLocalError as e: return str(e), locals().keys()
print(deleted(1)); print(sys._getframe().f_builtins is vars(__builtins__))
