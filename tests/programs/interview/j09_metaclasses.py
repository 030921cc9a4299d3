# In which order does a class come into being?
log = []
class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        log.append(("prepare", name, kw)); return {"from_prepare": 1}
    def __new__(mcs, name, bases, ns, **kw):
        log.append(("new", name, [k for k in ns if not k.startswith("__")], kw))
        return super().__new__(mcs, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw):
        log.append(("init", name)); super().__init__(name, bases, ns)
    def __call__(cls, *a):
        log.append(("call", cls.__name__)); return super().__call__(*a)
    def __iter__(cls): return iter(("class", "is", "iterable"))
    def __contains__(cls, x): return x == 1
    def __len__(cls): return 3
class D:
    def __set_name__(self, owner, name): log.append(("set_name", owner.__name__, name))
class Base(metaclass=Meta, flag=1):
    d = D()
    def __init_subclass__(cls, **kw): log.append(("init_subclass", cls.__name__, kw)); super().__init_subclass__()
    def __new__(cls): log.append("new instance"); return super().__new__(cls)
    def __init__(self): log.append("init instance")
class Child(Base, flag=2): pass
Child()
for line in log: print(line)
print(list(Base), 1 in Base, len(Base), type(Base), isinstance(Base, type), Base.__class__.__mro__)
try:
    class M2(type): pass
    class X(Base, metaclass=M2): pass
except TypeError as e: print(e)
class Single(type):
    def __call__(cls, *a):
        if "_it" not in cls.__dict__: cls._it = super().__call__(*a)
        return cls._it
class One(metaclass=Single): pass
print(One() is One(), type(One()) is One)
def make(name, bases, ns): return (name, bases, sorted(k for k in ns if not k.startswith("__")))
class Weird(metaclass=make): a = 1; b = 2
print(Weird)
print(type("Dyn", (Base,), {"z": 3}).z, type(type("Q", (), {})))
class A: pass
class B(A): pass
try: type("Z", (A, B), {})
except TypeError as e: print(e)
Y = type("Y", (B, A), {})
print([c.__name__ for c in Y.__mro__], A.__subclasses__())
class Reg:
    all = []
    def __init_subclass__(cls): Reg.all.append(cls.__name__)
class R1(Reg): pass
class R2(R1): pass
print(Reg.all)
