# Golden by hand: CPython has no module viv.
# Looking is possible wherever Python code runs, and the holders always add up.
import gc
import sys
import viv
import weakref

def look(label, *objects):
    sums = []
    for x in objects:
        report, total = viv.inspect(x), 0
        for holder in report.holders: total += holder.count
        sums.append(total == report.refcount and min(holder.count for holder in report.holders) > 0)
        report = holder = None
    print(label, sums)
    return True

class Dying:
    def __del__(self): look("__del__", self)
dying = Dying(); del dying
dying = Dying(); dying.me = dying; del dying
gc.collect()
class Node: pass
node = Node()
reference = weakref.ref(node, lambda weak: look("weak reference callback", weak))
del node
gc.callbacks.append(lambda phase, info: look(phase, info))
gc.collect()
gc.callbacks.clear()
def generator():
    x = [1]
    def inner():
        look("generator", x, inner)
        yield x
    yield from inner()
for x in generator(): look("consumer", x)
async def coroutine():
    here = {}
    look("coroutine", here)
try:
    coroutine().send(None)
except StopIteration as end:
    look("except", end, end.__traceback__, end.__traceback__.tb_frame)
print(list(map(lambda x: look("map", x), [[]])), sorted([[2], [1]], key=lambda x: look("key", x)))
class Methods:
    def __init__(self, *args): look("__init__", self, args)
    def __eq__(self, other): return look("__eq__", self, other)
    def __getattr__(self, name): return look("__getattr__", self, name)
    def __repr__(self): return look("__repr__", self) and "shown"
methods = Methods([1])
print(methods == [], methods.missing, repr(methods))
class Meta(type):
    def __new__(cls, name, bases, namespace):
        look("metaclass", cls, bases, namespace)
        return super().__new__(cls, name, bases, namespace)
class Made(metaclass=Meta): look("body", locals())
def tracer(frame, event, argument):
    if frame.f_code.co_name == "traced": look(event, frame, frame.f_locals)
    return tracer
def traced():
    a = [1]
sys.settrace(tracer); traced(); sys.settrace(None)
exec("q = []; look('exec', q)", {"look": look})
print(eval("look('eval', [1])"))
