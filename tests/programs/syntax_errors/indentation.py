# Indentation errors.
for text in ("  x = 1", "if x:\ny = 1", "if x:\n    y\n  z", "if x:\n    y\n     z", "if x:\n\ty\n        z", "def f():\n", "class C:\n\nx = 1", "for x in y:\n# comment\nz", "try:\nx", "with a:\nb", "while 1:\n", "if x:\n    pass\nelse:\ny", "if 1:\n\tx\n    y", "x = 1\n    y = 2", "def f():\n    x\n\ty", "if x:\n    if y:\n    z", "match x:\n  case 1:\n  y", "try:\n    x\nexcept:\ny", "try:\n  x\nfinally:\ny", "@d\ndef f():\npass", "elif x:\n  y", "async def f():\npass", "lambda:\n  1"):
    try:
        compile(text, "<t>", "exec")
        print(repr(text), "compiles")
    except SyntaxError as error:
        print(repr(text), "->", type(error).__name__, error.msg, error.lineno, error.offset)
