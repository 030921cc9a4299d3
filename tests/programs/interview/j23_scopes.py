# LEGB: which name is meant?
x = "global"
def f():
    try: print(x)
    except UnboundLocalError as e: print(e)
    x = "local"
f()
def g():
    def inner():
        nonlocal y
        y = "changed"
    y = "g's"
    inner()
    return y
print(g())
def h():
    global x
    x = "set by h"
h(); print(x)
class C:
    x = "class"
    def m(self): return x
    y = [x for _ in range(1)]
    z = [i for i in x]
    lam = lambda self: x
print(C().m(), C.y, C.z[0], C().lam())
print([x for x in range(3)], x)
print([last := i for i in range(3)], last)
def comp(): [w := i for i in range(2)]; return w
print(comp())
for i in range(3): pass
print(i)
try:
    for j in []: pass
    print(j)
except NameError as e: print(e)
try: raise ValueError("v")
except ValueError as err: pass
try: err
except NameError as e: print(e)
def outer():
    a = 1
    def mid():
        def deep(): return a
        return deep
    return mid()
print(outer()(), outer().__closure__[0].cell_contents, outer().__code__.co_freevars)
def loc(p, *q, r=1, **s):
    v = 1
    return sorted(locals())
print(loc(0), loc.__code__.co_varnames, loc.__code__.co_argcount, loc.__code__.co_kwonlyargcount)
exec("made = 1"); print(made)
def ex():
    v = 1
    exec("v = 2")
    loc = locals()
    exec("w = 3", {}, loc)
    return v, loc.get("w"), eval("v + 1"), eval("v", {"v": 10})
print(ex())
print(len is __builtins__.len, "len" in globals())
len = lambda o: "mine"; print(len([])); del len; print(len([]))
def default(a=x): return a
x = "later"; print(default(), x)
def shadow(list): return list
print(shadow(1), list((1,)))
def unb(flag):
    if flag: val = 1
    return val
try: unb(False)
except UnboundLocalError as e: print(e)
def gl():
    print("print" in dir(__builtins__), [n for n in dir() if n])
gl()
lst = [lambda: x for x in range(2)]; print(lst[0]())
def rec(n): return n if n == 0 else rec(n - 1)
r2 = rec; rec = lambda n: "replaced"; print(r2(3))
try: exec("def bad():\n  nonlocal q\n")
except SyntaxError as e: print(e.msg)
try: exec("def bad():\n  a = 1\n  global a\n")
except SyntaxError as e: print(e.msg)
def cond():
    if False: zz = 1
    def in_(): return zz
    try: return in_()
    except NameError as e: return str(e)
print(cond())
