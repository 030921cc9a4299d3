# Declarations that do not compile.
for text in ("def f():\n    x = 1\n    global x", "def f():\n    print(x)\n    global x", "nonlocal x", "def f():\n    nonlocal x", "def f(x):\n    global x", "def f(x):\n    nonlocal x", "def f():\n    global x\n    nonlocal x", "def f():\n    x: int\n    global x", "class C:\n    nonlocal x", "def f():\n    for x in y: pass\n    nonlocal x", "def f():\n    def x(): pass\n    global x", "def f():\n    import x\n    global x"):
    try:
        compile(text, "<test>", "exec")
        print("compiles")
    except SyntaxError as error:
        print(error.msg, error.lineno, error.offset)
