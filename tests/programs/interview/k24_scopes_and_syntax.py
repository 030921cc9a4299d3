# Which scope does a name belong to, and what does the compiler refuse where?
x = "global"
def f():
    print(x)
f()
def g():
    global x, newg
    x = "changed"; newg = 1
g(); print(x, newg)
def h():
    try: print(x)
    except UnboundLocalError as e: print(e)
    for x in (): pass
    try: x
    except UnboundLocalError as e: print(e)
h()
class C:
    x = "class"
    def m(self): return x
    l = [x for _ in (1,)]
    k = (lambda: x)()
    n = [y for y in x][:2]
print(C().m(), C.l, C.k, C.n)
def outer():
    x = "outer"
    class D:
        print(x)
        x = x + " class"
        def m(self): return x
    return D.x, D().m()
try: print(outer())
except NameError as e: print(type(e).__name__, e)
def outer2():
    x = "o2"
    class D:
        nonlocal x
        x = "changed"
        y = 5
    return x, hasattr(D, "x")
print(outer2())
def nest():
    a = 1
    def in1():
        nonlocal a; a += 1
        def in2():
            nonlocal a; a += 10; return a
        return in2()
    return in1(), a
print(nest())
def ex():
    try: 1 / 0
    except ZeroDivisionError as e: pass
    try: e
    except UnboundLocalError as z: print(z)
ex()
def cond(b):
    if b: v = 1
    try: return v
    except UnboundLocalError as e: return str(e)
print(cond(1), cond(0))
def dele():
    v = 1; del v
    try: v
    except UnboundLocalError as e: print(e)
    try: del v
    except UnboundLocalError as e: print(e)
dele()
try: del undefined
except NameError as e: print(e)
for i in range(3): pass
print(i); [j for j in range(3)]
try: j
except NameError as e: print(e)
def it(): return [i for i in range(3)], i
print(it())
print([(lambda i=i: i)() for i in range(2)], [f() for f in [lambda: k for k in range(3)]])
print((lambda: [z for z in "ab"])(), [[r * c for c in range(2)] for r in range(2)])
def kw(x): exec("x = 5"); return x, eval("x"), eval("[x for _ in (1,)]", {"x": "g"})
print(kw(1))
try: print(eval("[x1 for _ in (1,)]", {}, {"x1": 1}))
except NameError as e: print(e)
print(eval("x", {"x": "gl"}, {"x": "lo"}), eval("x", {"x": "gl"}))
g1 = {}; exec("a = 1\ndef f(): return a", g1); print(g1["f"](), sorted(k for k in g1 if k != "__builtins__"))
l1 = {}; exec("a = 1\ndef f(): return a", {}, l1)
try: l1["f"]()
except NameError as e: print(e)
def shadow(): 
    len = lambda s: "shadowed"; return len("a")
print(shadow(), len("a"))
import builtins; builtins.injected = "inj"; print(injected); del builtins.injected
try: injected
except NameError as e: print(e)
__builtins__.custom = 3; print(custom); del __builtins__.custom
def glob(): return globals() is glob.__globals__, "x" in globals(), locals() == {}
print(glob(), globals() is locals())
class L:
    a = 1; print("a" in locals(), locals() is not globals()); locals()["dyn"] = 5
print(L.dyn)
def argl(a, *b, c=3, **d): e = 5; return locals()
print(argl(1, 2, z=3))
def dflt(a=x): return a
x = "later"; print(dflt())
def recursive_name():
    return recursive_name.__name__
r = recursive_name; 
def recursive_name(): return "new"
print(r(), r.__code__.co_name)
for src in ("def f():\n x = 1\n global x", "def f(a):\n global a", "def f(a):\n nonlocal a", "nonlocal q", "def f():\n nonlocal zz", "def f():\n print(x)\n global x", "def f(a, a): pass", "def f():\n nonlocal x\n global x", "class C:\n nonlocal q", "def f():\n x = 1\n def g():\n  x = 2\n  nonlocal x", "global x\nx = 1", "x = 1\nglobal x", "def f(): import *", "def f():\n from os import *", "lambda: (yield)", "[(yield) for _ in ()]", "class C: return", "return", "yield", "def f():\n return 1\n yield", "async def f():\n yield from x", "await x", "break", "for i in x:\n def f(): continue", "def f(a=1, b): pass", "def f(*): pass", "def f(*, **k): pass", "f(**a, *b)", "f(a=1, 2)", "f(a=1, a=2)", "def f(a, /, b, /): pass", "x: int: str = 1", "(x): int = 1", "x, y: int = 1", "del f()", "f() = 1", "1 = x", "None = 1", "x + 1 = 2", "a, b += 1", "*a = 1", "*a, *b = c", "for 1 in x: pass", "with a as 1: pass", "import a.b as c.d", "from . import *", "def __debug__(): pass", "__debug__ = 1", "f(__debug__=1)", "try: pass", "try: pass\nexcept: pass\nexcept A: pass", "try: pass\nexcept* A: pass\nexcept B: pass", "while 1: pass\nelse: break", "'a' b", "f'{'", "f'{}'", "f'{a!z}'", "f'{a b}'", "b'é'", "0777", "1_", "1__0", "0x", "1e", "0b2", "1a", "x = = 1", "if x = 1: pass", "print 'a'", "exec 'a'", "(a for a in b, c)", "f(a for a in b, c)", "{**a for a in b}", "[*a for a in b]", "a ? b", "a!", "$x", "x = 'abc", "'''abc", "(", "[1, 2", "f(1", ")", "(]", "if x:\npass", "  x = 1", "if x:\n  a\n b", "a\\ b", "def f()\n pass", "class C\n pass", "else: pass", "x++", "x--", "++x", "a <> b", "not", "lambda x: ", "a.1", "a..b", "async x", "@", "@x", "x if y", "assert", "raise a from", "import", "from x import", "from x import (a, b", "from x import a,", "x = yield = 1", "None.x = 1", "f().x = 1", "a[b] = 1", "(a, b) = 1, 2", "[] = ()", "() = []", "a = *b", "a = *b,", "print(*a, *b, c=1, **d)"):
    try: compile(src, "<s>", "exec"); print("ok", repr(src))
    except SyntaxError as e: print(repr(src), "->", type(e).__name__, e.msg, e.lineno, e.offset, e.end_offset)
