# Which strings are one object?
import sys
def same(*xs): return all(x is xs[0] for x in xs)
a = "snake_case"; b = "snake_case"; c = "snake" + "_case"
print(same(a, b, c))
d = "snake"; e = d + "_case"
print(e is a, sys.intern(e) is a, e is a)
print("a b" is "a b", "".join(["a", " b"]) is "a b", ("x" * 20) is "xxxxxxxxxxxxxxxxxxxx")
def f(): return "in a function"
def g(): return "in a function"
print(f() is f(), f() is g(), f.__code__.co_consts, f.__code__.co_consts[-1] is g.__code__.co_consts[-1])
def h(): return "identifier_like"
def i(): return "identifier_like"
print(h() is i())
n = "x" * 4096; m = "x" * 4096; k = "x" * 4097; o = "x" * 4097
print(n is m, k is o, len(n))
print(chr(97) is "a", chr(233) is "é", chr(256) is "Ā", "abc"[0] is "a", "é!"[0] is "é", str(b"a", "ascii") is "a")
class K: attribute_name = 1
name = "".join(["attribute", "_name"])
print([x for x in K.__dict__ if x == name][0] is name)
setattr(K, name, 2)
o = K(); setattr(o, "".join(["dyn", "amic"]), 1)
print(next(iter(o.__dict__)) is "dynamic", next(iter({"".join(["dyn", "amic"]): 1})) is "dynamic")
print("%s" % "abc" is "abc", f"{'abc'}" is "abc", "abc".format() is "abc", str("abc") is "abc", repr(1) is "1", str(1) is str(1), str(10) is str(10))
class S(str): pass
try: sys.intern(S("x"))
except TypeError as ex: print(ex)
print(" ".split() == [], "a,b".split(",")[0] is "a", "aa,b".split(",")[0] is "aa", "".join(["only"]) is "only", "".join([]) is "")
kw = dict(key=1); print(next(iter(kw)) is "key", list(eval("{'key': 1}"))[0] is "key")
def params(first_param): pass
print(params.__code__.co_varnames[0] is "first_param", params.__name__ is "params")
code = compile("x = 'made_by_compile'", "f", "exec")
print(code.co_consts[0] is "made_by_compile", compile("'a b'", "f", "eval").co_consts[0] is "a b")
print(type.__name__ is "type", K.__qualname__ is "K", K.__name__ is K.__qualname__)
