# Definitions and calls that do not compile.
for text in ("def f(a=1, b): pass", "def f(*): pass", "def f(*, **k): pass", "def f(**k, a): pass", "def f(*a, *b): pass", "def f(a, /, b, /): pass", "def f(/): pass", "def f(*, /): pass", "def f(*a, /): pass", "f(a=1, 2)", "f(**k, 1)", "f(**k, *a)", "f(a=1, a=2)", "f(1=2)", "f(a.b=1)", "f(x for x in y, 1)", "f(1, x for x in y)", "f(True=1)", "f(a=)", "lambda *: 1", "lambda a=1, b: 1", "lambda **k, x: 1", "def f(a, (b, c)): pass", "def f(a:int=1, b:int): pass", "def f(**k=1): pass", "def f(*a=1): pass", "def f(1): pass", "def f(a b): pass", "def (a): pass", "def f: pass", "def f()", "def f():", "class", "class C", "class C(a b): pass", "return 1", "yield 1", "await x", "break", "continue", "def f():\n    def g():\n        break", "class C:\n    return 1", "async def f():\n    yield from x", "def f():\n    await x", "def f():\n    async with x: pass", "def f():\n    return *a", "f(*)", "f(**)", "f(a for a in b for)", "def f(a, *): pass"):
    try:
        compile(text, "<test>", "exec")
        print(repr(text), "compiles")
    except SyntaxError as error:
        print(repr(text), "->", type(error).__name__, error.msg, error.lineno, error.offset)
