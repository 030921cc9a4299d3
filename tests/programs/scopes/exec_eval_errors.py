# Errors of eval, exec and compile.
for f in (lambda: eval("x ="), lambda: eval("a b"), lambda: eval("1", 5), lambda: eval(5), lambda: exec("return 1"), lambda: eval("nope_name"), lambda: exec("1/0"), lambda: compile("1", "f", "nope"), lambda: eval(""), lambda: eval("x = 1"), lambda: eval("import os"), lambda: compile("a", "f", 5), lambda: eval("1\n2"), lambda: exec("x", {}, 5), lambda: eval("\0"), lambda: exec("yield 1"), lambda: compile("1\n2", "f", "single"), lambda: exec("    x = 1\n  y = 2")):
    try:
        print(f())
    except (SyntaxError, TypeError, ValueError, NameError, ZeroDivisionError) as error:
        print(type(error).__name__, error)
