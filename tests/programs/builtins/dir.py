# dir of objects, classes and modules.
class A:
    x = 1
    def f(self): pass
class B(A):
    y = 2
b = B()
b.z = 3
print([n for n in dir(b) if not n.startswith("_")], [n for n in dir(B) if not n.startswith("_")])
class C:
    def __dir__(self): return ["b", "a"]
print(dir(C()), [n for n in dir([]) if not n.startswith("_")], [n for n in dir({}) if not n.startswith("_")], [n for n in dir(set()) if not n.startswith("_")])
print([n for n in dir("") if not n.startswith("_")])
print([n for n in dir(5) if not n.startswith("_")], [n for n in dir(1.5) if not n.startswith("_")], [n for n in dir(b"")if not n.startswith("_")], [n for n in dir(()) if not n.startswith("_")])
print(dir(object()))
print([n for n in dir(lambda: 0) if n not in dir(object())])
print([n for n in dir(type) if n not in dir(object)])
print([n for n in dir((x for x in "")) if n not in dir(object)])
