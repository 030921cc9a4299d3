# __enter__ and __exit__.
class CM:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow
    def __enter__(self):
        print("enter", self.name)
        return self.name
    def __exit__(self, kind, value, tb):
        print("exit", self.name, kind and kind.__name__, value, tb is not None)
        return self.swallow
with CM("a") as a, CM("b") as b:
    print(a, b)
with CM("c", swallow=True):
    raise ValueError("lost")
try:
    with CM("outer"), CM("inner"):
        raise KeyError("k")
except KeyError as error:
    print("caught", error)
def f():
    with CM("f"):
        return "value"
print(f())
for i in range(2):
    with CM(i):
        if i == 0:
            continue
        break
with (CM("p") as p, CM("q")):
    pass
with CM("t") as (x):
    print(x)
