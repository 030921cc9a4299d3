# Interned: names and constants that read as names. Not interned: made at run time.
import sys
def same(a, b): return a is b
a = "some_name"
b = "".join(["some", "_name"])
print(a is b, a == b, sys.intern(b) is a, same("a b", "a b"), same("a" * 20, "aaaaaaaaaaaaaaaaaaaa"))
x = "a" * 4096
y = "a" * 4096
z = "a" * 4097
w = "a" * 4097
print(x is y, z is w)
n = 5
print(same("k" * n, "kkkkk"), str(12) is str(12), same("abc"[1], "b"), same("é", chr(233)), chr(300) is chr(300), same("x".upper(), "X"), same("".join(["q"]), "q"))
class A:
    some_name = 1
print([k for k in A.__dict__ if k == "some_name"][0] is a)
o = A()
o.some_name = 2
setattr(o, "".join(["dyn", "amic"]), 3)
print(list(o.__dict__)[0] is a, same(list(o.__dict__)[1], "dynamic"))
try:
    sys.intern(5)
except TypeError as error:
    print(error)
class S(str): pass
try:
    sys.intern(S("x"))
except TypeError as error:
    print(error)
