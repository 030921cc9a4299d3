# How references and proxies are shown.
import weakref, re
class A: pass
a = A()
a.__name__ = "named"
r, p, f = weakref.ref(a), weakref.proxy(a), weakref.finalize(a, print)
f.atexit = False
print(*(re.sub("0x[0-9a-f]+", "0x", repr(x)) for x in (r, p, f)), sep="\n")
del a
print(*(re.sub("0x[0-9a-f]+", "0x", repr(x)) for x in (r, p, f)), sep="\n")
