# unsupported operand type(s), for every operator.
import operator
for symbol in "+ - * / // % ** << >> & | ^ @ < > <= >=".split():
    for left, right in (("1", "'a'"), ("None", "[]"), ("object()", "1")):
        try:
            eval(f"{left} {symbol} {right}")
        except TypeError as error:
            print(error)
for text in ("-'a'", "+[]", "~1.5", "not_defined", "1 in 1", "divmod('a', 1)", "pow('a', 2)", "abs('a')", "print + 1", "print >> 1", "1 + print", "'%s' - 1"):
    try:
        eval(text)
    except (TypeError, NameError) as error:
        print(text, "->", error)
