# A frame that has f_trace is traced from the line after settrace() on.
import sys
log=[]
def tr(frame, event, arg):
    log.append((event, frame.f_code.co_name, frame.f_lineno))
    return tr
def f():
    a=1
    sys._getframe().f_trace = tr
    sys.settrace(tr)
    b=2
    c=3
    if c:
        d=4
    sys.settrace(None)
    return d
f()
for l in log: print(l)
