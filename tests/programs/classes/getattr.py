# __getattr__ is asked for what is not found; __getattribute__ for everything.
class A:
    x = 1
    def __getattr__(self, name):
        if name.startswith("dyn"):
            return name
        raise AttributeError(f"nothing called {name}")
a = A()
print(a.x, a.dynamic, hasattr(a, "other"), getattr(a, "other", "default"))
try:
    a.other
except AttributeError as error:
    print(error)
class B:
    def __init__(self):
        self.log = []
    def __getattribute__(self, name):
        if name != "log":
            self.log.append(name)
        return super().__getattribute__(name)
b = B()
b.y = 5
b.y
b.__class__
getattr(b, "z", None)
print(b.log)
class C:
    def __getattribute__(self, name):
        raise AttributeError("never")
    def __getattr__(self, name):
        return "rescued " + name
print(C().q, C().__dict__)
class D:
    def __len__(self): return 3
    def __getattribute__(self, name):
        print("asked", name)
        return super().__getattribute__(name)
print(len(D()))
