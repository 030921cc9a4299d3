# getrefcount of an object with one name is 2: the name and the argument.
import sys
x = []
print(sys.getrefcount(x))
y = x
print(sys.getrefcount(x), sys.getrefcount(y))
del y
print(sys.getrefcount(x))
z = [x, x]
print(sys.getrefcount(x))
z.pop()
print(sys.getrefcount(x))
d = {"k": x}
t = (x,)
s = [t, t]
print(sys.getrefcount(x), sys.getrefcount(t))
d["k"] = None
del t, s
print(sys.getrefcount(x), sys.getrefcount([]), sys.getrefcount(object()), sys.getrefcount("".join(["a", "b"])))
x = x
x, = [x]
print(sys.getrefcount(x))
