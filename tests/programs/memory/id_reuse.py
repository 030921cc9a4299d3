# The address of a dead object is given to the next of its size.
class D: pass
print(id(object()) == id(object()), id([]) == id([]), id(D()) == id(D()), id({}) == id({}), object() is object(), [] is [])
a = [1, 2, 3]
address = id(a)
del a
b = [4, 5]
print(id(b) == address)
x = 1.5 + len("a")
address = id(x)
del x
y = 2.5 + len("a")
print(id(y) == address)
def f(): return id(object())
print(f() == f())
