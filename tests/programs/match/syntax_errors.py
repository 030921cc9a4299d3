# match statements that do not compile.
for text in ("match x:\n  case a: pass\n  case b: pass", "match x:\n  case a | b: pass", "match x:\n  case [a, a]: pass", "match x:\n  case {'a': 1, 'a': 2}: pass", "match x:\n  case A(a=1, a=2): pass", "match x:\n  case [*a, *b]: pass", "match x:\n  case {**a, 'b': 1}: pass", "match x:\n  case 1 + 1: pass", "match x:\n  case f'{x}': pass", "match x:\n  case _ as y: pass\n  case 1: pass", "match x:\n  case a as _: pass", "match x:\n  case {a: 1}: pass", "match x:\n  case _: pass\n  case 1: pass", "match x:\n  case (a, b) | [a]: pass", "match x:\n  case A(a=1, 2): pass", "match x:\n  case {**_}: pass", "match x:\n  case 1 as 2: pass", "match x:\n  case 1 as a.b: pass", "match x:\n  case -a: pass", "match x\n  case 1: pass", "match x:\n  case 1\n    pass"):
    try:
        compile(text, "<t>", "exec")
        print("compiles")
    except SyntaxError as error:
        print(error.msg, error.lineno, error.offset)
