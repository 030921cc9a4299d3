# f-strings that do not compile.
for text in ("f'{}'", "f'{a b}'", "f'{'", "f'}'", "f'{a!x}'", "f'{a!}'", "f'{!r}'", "f'{a:{b:{c}}}'", "f'{#}'", "f'{a\\n}'", "f'{*a}'", "f'{lambda x: 1}'", "f'{a'", "f'{a['", "f'{yield}'", "f'{a]}'", "f'{ }'", "f'{a=!}'"):
    try:
        compile(text, "<test>", "eval")
        print(text, "compiles")
    except SyntaxError as error:
        print(text, "->", error.msg)
