# Metaclasses: __prepare__, __new__, __init__, __call__, keywords.
class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        print("prepare", name, bases, kw)
        return {"injected": 1}
    def __new__(mcs, name, bases, ns, **kw):
        print("new", name, sorted(k for k in ns if not k.startswith("__")))
        return super().__new__(mcs, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw):
        print("init", name, kw)
        super().__init__(name, bases, ns)
    def __call__(cls, *args):
        print("call", cls.__name__, args)
        return super().__call__(*args)
    def meta_method(cls):
        return "meta " + cls.__name__
    def __len__(cls):
        return 7
    def __getattr__(cls, name):
        return "made up " + name
class A(metaclass=Meta, option=5):
    x = injected + 1
    def __init__(self, v): self.v = v
class B(A): pass
print(A(3).v, A.x, type(B) is Meta, B.meta_method(), len(A), A.nothing, hasattr(A(1), "meta_method"))
