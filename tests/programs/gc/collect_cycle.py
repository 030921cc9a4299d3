# A cycle survives del and is collected.
import gc
gc.collect()
class A: pass
a = A()
a.self = a
del a
print(gc.collect())
x = []
x.append(x)
del x
print(gc.collect())
d = {}
d["d"] = d
del d
print(gc.collect())
a, b = A(), A()
a.b, b.a = b, a
del a, b
print(gc.collect(), gc.collect())
l, t = [], None
t = (l,)
l.append(t)
del l, t
print(gc.collect())
def f():
    def inner(): return inner
f()
print(gc.collect())
class Local: pass
del Local
print(gc.collect() > 0)
