# Which one wins: data descriptor, instance dictionary, non-data descriptor, class attribute, __getattr__?
log = []
class Data:
    def __get__(self, obj, cls): return "data"
    def __set__(self, obj, value): obj.__dict__["d"] = ("set", value)
class NonData:
    def __get__(self, obj, cls): return "nondata" if obj is not None else "from class"
class C:
    d = Data(); n = NonData(); plain = "class"
    def __getattr__(self, name): return "getattr " + name
c = C()
print(c.d, c.n, c.plain, c.missing)
c.__dict__.update(d="inst", n="inst", plain="inst")
print(c.d, c.n, c.plain, C.n, C.d)
c.d = 5
print(c.__dict__["d"], c.d)
class Named:
    def __set_name__(self, owner, name): self.name = (owner.__name__, name)
    def __get__(self, obj, cls): return self if obj is None else obj.__dict__.setdefault(self.name[1], len(self.name))
class N: attr = Named(); other = attr
print(N.attr.name, N.other is N.attr, N().attr)
class Cached:
    def __init__(self, f): self.f = f
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, obj, cls):
        value = obj.__dict__[self.name] = self.f(obj)
        return value
class Lazy:
    @Cached
    def value(self): log.append("computed"); return 42
l = Lazy()
print(l.value, l.value, log, l.__dict__)
class Prop:
    @property
    def p(self): return self._p
    @p.setter
    def p(self, v): self._p = v
    @p.deleter
    def p(self): del self._p
x = Prop(); x.p = 1
print(x.p, x.__dict__, Prop.p.fget(x), type(Prop.p.setter).__name__)
del x.p
try: x.p
except AttributeError as e: print(e)
class RO:
    @property
    def p(self): return 1
for f in (lambda: setattr(RO(), "p", 1), lambda: delattr(RO(), "p")):
    try: f()
    except AttributeError as e: print(e)
class F:
    def m(self): pass
    s = staticmethod(lambda: "s"); k = classmethod(lambda cls: cls.__name__)
f = F()
print(F.__dict__["m"].__get__(f) == f.m, f.m is f.m, F.m is F.m, f.s(), F.k(), f.m.__func__ is F.m, f.m.__self__ is f)
class G(type):
    meta = Data()
class H(metaclass=G):
    meta = "own"
print(H.meta, H().meta)
