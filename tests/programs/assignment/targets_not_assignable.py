# Targets that do not compile.
for text in ("1 = x", "f() = 1", "a + b = 1", "None = 1", "x() += 1", "(a, b) += 1", "[a, b] += 1", "'a' = 1", "a if b else c = 1", "lambda: 1 = 2", "*a = [1]", "a, *b, *c = 1, 2", "del f()", "del 1", "del a + b", "(x := 1) = 2", "x := 1", "for 1 in []: pass", "with a as 1: pass", "{a} = 1", "{} = 1", "-x = 1", "a < b = 1", "(yield) = 1", "True = 1", "__debug__ = 1", "f'{x}' = 1", "a.b() = 1", "[x for x in y] = 1", "import a.b as c.d", "def f(None): pass", "(a, b): int = 1", "... = 1", "not a = 1", "x = 1 = 2", "a and b = 1", "del (a, 1)", "for f() in x: pass", "[x() for x() in y]", "import True", "a.True = 1", "def f(a, a): pass", "with x as f(): pass", "print = f() = 2"):
    try:
        compile(text, "<test>", "exec")
        print(text, "compiles")
    except SyntaxError as error:
        print(text, "->", error.msg, error.offset, error.end_offset)
