# A profile function that is set within a frame is told of the calls in the rest of it.
import sys
log=[]
def prof(frame, event, arg):
    log.append((event, frame.f_code.co_name, getattr(arg,'__name__',None) if event.startswith('c_') else None))
def f():
    len([])
    return abs(-1)
sys.setprofile(prof)
len([1])
x=[3,1].sort
f()
print
max(1,2)
for i in range(2): ord('a')
sys.setprofile(None)
for l in log: print(l)
log.clear()
def g():
    sys.setprofile(prof)
    len([1])
    for i in range(3): ord('a')
    [].append(1)
    sum([1,2])
    int('3')
    str(4).upper()
    sys.setprofile(None)
g()
for l in log: print(l)
