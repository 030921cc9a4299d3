# Exceptions inside comprehensions; keys evaluated before values.
def f(x):
    print("f", x, end=" ")
    return x
print({f(i): f(i * 10) for i in range(2)})
for text in ("[1 / x for x in [1, 0]]", "{x: 1 for x in [[]]}", "{[] for x in [1]}", "[x for x in None]", "[y for y in undefined]", "[x for x, y in [1]]"):
    try:
        eval(text)
    except (ZeroDivisionError, TypeError, NameError) as error:
        print(text, "->", error)
for text in ("[x, y for x in y]", "[x for x in 1, 2]", "[*x for x in y]", "{**x for x in y}", "[x for]", "[for x in y]", "[x for x]", "(x for x in y", "{x: y, for x in y}", "[x := 1 for x in y]", "[i := i for i in y]", "[j for i in y if (i := 1)]", "[x async for x in y]"):
    try:
        compile(text, "<t>", "exec")
        print(text, "compiles")
    except SyntaxError as error:
        print(text, "->", error.msg)
