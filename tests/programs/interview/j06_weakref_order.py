# In which order do callbacks run, and what can they see?
import weakref, gc
log = []
class C:
    def __del__(self): log.append("del")
c = C()
refs = [weakref.ref(c, lambda r, n=n: log.append((n, r()))) for n in range(3)]
plain = weakref.ref(c)
print(weakref.getweakrefcount(c), weakref.ref(c) is plain, plain == refs[0], len(set(refs + [plain])))
del c
print(log, plain, [r() for r in refs]) if False else print(log, plain(), [r() for r in refs])
log.clear()
c = C()
r = weakref.ref(c, lambda r: log.append("never"))
del r
del c
print(log)
log.clear()
f = weakref.finalize(c := C(), log.append, "finalize")
w = weakref.ref(c, lambda r: log.append("callback"))
print(f.alive, f.peek()[1] == log.append)
del c
print(log, f.alive, f())
log.clear()
d = weakref.WeakValueDictionary()
k = C(); d["k"] = k
print(len(d), "k" in d)
del k
print(len(d), d.get("k"), log)
log.clear()
kd = weakref.WeakKeyDictionary()
key = C(); kd[key] = [key.__class__]
del key
print(len(kd), log)
s = weakref.WeakSet()
m = C(); s.add(m); s.add(m)
print(len(s), m in s)
del m
print(len(s))
for bad in (1, "s", (), None, [], {}, object()):
    try: weakref.ref(bad); print(type(bad).__name__, "ok")
    except TypeError as e: print(e)
class L(list): pass
class S: __slots__ = ()
class W: __slots__ = ("__weakref__",)
print(weakref.ref(L())(), weakref.ref(W())())
try: weakref.ref(S())
except TypeError as e: print(e)
class M:
    def method(self): pass
m = M()
print(weakref.ref(m.method)(), weakref.WeakMethod(m.method)() == m.method)
a, b = C(), C(); a.o, b.o = b, a
ra = weakref.ref(a, lambda r: log.append("a")); rb = weakref.ref(b, lambda r: log.append("b"))
log.clear()
del a, b
gc.collect()
print(sorted(log), ra(), rb())
