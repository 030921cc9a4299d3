# Which equal strings are one object: constants, names, single characters, folded values.
import sys

def same(a, b):
    return a is b

a = "hello"
b = "hello"
c = "".join(["hel", "lo"])
print(a is b, a is c, sys.intern(c) is a, same("a" + "b", "ab"), same("x" * 20, "xxxxxxxxxxxxxxxxxxxx"))
def f():
    return "hello"
print(f() is a, same("hello world", "hello world"), same(chr(97), "a"), same("abc"[0], "a"), chr(255) is chr(255), chr(256) is chr(256), same("", "".join([])), str(5) is str(5))
class K:
    hello = 1
print([name for name in vars(K) if name == "hello"][0] is a, (lambda hello: 0).__code__.co_varnames[0] is a)
