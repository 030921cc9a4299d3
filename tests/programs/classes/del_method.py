# __del__ runs when the last reference goes: rebinding, del, end of a function, a container.
class D:
    def __init__(self, name): self.name = name
    def __del__(self): print("del", self.name)
x = D("a")
x = D("b")
print("after rebinding")
y = x
del x
print("one name gone")
del y
print("both gone")
def f():
    local = D("local")
    print("in f")
f()
lst = [D("in list"), D("second")]
lst.pop(0)
print("popped")
lst[0] = None
D("temporary")
print("end of statements")
d = {"k": D("in dict")}
d["k"] = D("new value")
d.clear()
last = D("at exit")
