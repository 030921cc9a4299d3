# Scopes of names in odd places, and what the compiler refuses.
def f():
    print([y := 1, y**2], [z := i for i in range(3)], z, y)
    return any((hit := n) > 2 for n in range(5)), hit
print(f())
x = "global"
class C:
    x = "class"
    y = [x for _ in "a"]
    z = (lambda: x)()
    def m(self): return x
    class D: w = x
    l = list(x2 for x2 in x)
print(C.y, C.z, C().m(), C.D.w, C.l)
def outer():
    x = 1
    class K:
        nonlocal x
        x = 2
        y = x
    return x, K.y, hasattr(K, "x")
print(outer())
def outer2():
    x = "o"
    class K:
        print(x)
        x = "k"
        print(x)
        def f(self): return x
    return K().f()
print(outer2())
def de():
    x = 1
    def g(): return x
    del x
    try: g()
    except NameError as e: print(e)
    try: x
    except UnboundLocalError as e: print(e)
    x = 3
    print(g())
de()
def lp():
    fs = [lambda: i for i in range(3)]
    print([f() for f in fs])
    for i in range(3):
        if i == 1: del i; break
    try: i
    except UnboundLocalError as e: print(e)
lp()
def ex():
    try: 1/0
    except ZeroDivisionError as e: pass
    try: e
    except UnboundLocalError as err: print(err)
    e = 1
    try: raise KeyError
    except KeyError as e: e = 5; del e
    try: e
    except UnboundLocalError as err: print(err)
ex()
def lo():
    a = 1
    l = locals(); l["b"] = 2
    c = 3
    print(sorted(l), l is locals(), sorted(locals()))
    exec("a = 99; q = 1")
    print(a, "q" in locals())
    def inner(): return a
    print(sorted(locals()))
lo()
print(sorted(k for k in globals() if not k.startswith("__"))[:3])
g = {}; exec("def f(): return zz\nzz = 5\nclass A:\n  def g(self): return zz", g); print(g["f"](), g["A"]().g(), sorted(g)[:2])
l = {}; exec("a = 1\ndef h(): return a", {}, l)
try: l["h"]()
except NameError as e: print(e)
class Map(dict):
    def __missing__(self, k): print("missing", k); return 7
    def __getitem__(self, k): print("get", k); return dict.__getitem__(self, k)
print(eval("aa + 1", {}, Map()))
exec("b = cc", {}, m := Map()); print(dict(m))
try: exec("global q; q = 1\ndel q\nq", {})
except NameError as e: print(e)
for src in ("def f():\n x = 1\n global x", "def f(x):\n global x", "def f():\n nonlocal x", "nonlocal x", "def f():\n print(x)\n nonlocal x", "def f(x):\n nonlocal x", "class A:\n def f(self):\n  nonlocal __class__", "def f():\n global x\n nonlocal x", "[x := 1 for x in y]", "[y for x in (y := 1)]", "class A: [x := 1 for _ in y]", "def f(a, a): pass", "lambda a, a: 1", "(x for x in y) = 1", "yield 1", "return 1", "await x", "def f():\n await x", "class A: yield", "class A: return", "break", "continue", "for x in y:\n def f():\n  break", "async def f():\n yield from x", "async def f():\n yield 1\n return 2", "def f():\n async with x: pass", "def f():\n [x async for x in y]", "def f(): import_ = 1; from x import *", "x: int = yield", "def f():\n x: int\n global x", "global x\nx: int", "del f()", "del (a, b+1)", "f() = 1", "a + 1 = 2", "a += b += 1", "(a, b) += 1", "None = 1", "x.None = 1", "def None(): pass", "f(None=1)", "__debug__ = 1", "def f(__debug__): pass", "import a as None", "for None in x: pass", "with x as None: pass", "except: pass", "try: pass", "try: pass\nexcept: pass\nexcept A: pass", "*a = 1", "*a, *b = 1", "a = *b", "print(*)", "f(**a, *b)", "f(a=1, 2)", "f(**a, 2)", "f(x for x in y, 1)", "f(a for a in b, c for c in d)", "f(a=1, a=2)", "f(1=2)", "f(a.b=1)", "f(True=1)", "lambda: (yield)", "class A(x for x in y): pass", "@a\n1", "if x = 1: pass", "while x = 1: pass", "x = 1 if 2", "[1, 2", "(1, 2]", "'abc", '"""abc', "f'{'", "f'{a'", "f'{}'", "f'{a!x}'", "f'{a!}'", "f'}'", "f'{a b}'", "f'{#}'", "f'{lambda x: 1}'", "f'{a:{b:{c}}}'", "f'{\\n}'", "x = 0777", "0b2", "0xg", "1_", "1__0", "1e", "1.e+", "0_7", "1a", "1if 2 else 3", "€", "a b", "a $ b", "a?", "\ta\n b", "if 1:\na", "def f(\n", "a = (\n", "import", "from a import", "from . import *", "from a import (b", "from a import b,", "import a.b as c.d", "assert", "assert (a, 'b')", "raise a from", "pass a", "x = ", "x == ", "not", "a not b", "a is is b", "a <> b", "print 1", "exec 'a'", "a ? b", "else: pass", "elif x: pass", "for x y: pass", "for x in: pass", "while: pass", "def f:", "def f()", "class A", "with: pass", "lambda x", "x[", "x[]", "{1: 2, 3}", "{1, 2: 3}", "{**a, b}", "{*a: 1}", "{1:}", "{1: *a}", "(*a)", "(**a)", "a[*b, **c]", "match x:\n case 1: pass\n case", "async x", "async def", "await", "\\", "a\\ b", "'\\N{foo}'", "'\\x'", "b'é'", "b'a' 'b'", "u'a' b'c'", "rf'{a'", "0 = 1", "'a' = 1", "a = 1 = 2", "(a) = (1) = 2", "a() += 1", "a and b = 1", "-a = 1", "[a, 1] = x", "{a} = 1", "{a: b} = 1", "f'{a}' = 1", "... = 1", "a if b else c = 1", "x := 1", "(x.y := 1)", "(x[0] := 1)", "((a, b) := 1)", "def f(a=1, b): pass", "def f(*): pass", "def f(*, **k): pass", "def f(**k, a): pass", "def f(*a, *b): pass", "def f(a, /, b, /): pass", "def f(/, a): pass", "def f(*, /): pass", "def f(a, *, /): pass", "def f(**k=1): pass", "def f(*a=1): pass", "def f((a, b)): pass", "def f(1): pass", "lambda (a): 1"):
    try: compile(src, "<s>", "exec"); print(repr(src), "ok")
    except SyntaxError as e: print(repr(src), "|", type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
