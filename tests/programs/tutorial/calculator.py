# A tokenizer and a recursive descent calculator.
def tokenize(text):
    i = 0
    while i < len(text):
        c = text[i]
        if c.isspace():
            i += 1
        elif c.isdigit() or c == ".":
            j = i
            while j < len(text) and (text[j].isdigit() or text[j] == "."): j += 1
            yield float(text[i:j])
            i = j
        elif c in "+-*/()":
            yield c
            i += 1
        else:
            raise SyntaxError(f"bad character {c!r} at {i}")
def evaluate(text):
    tokens = list(tokenize(text)) + [None]
    def expression():
        value = term()
        while tokens[0] in ("+", "-"):
            value = value + term() if tokens.pop(0) == "+" else value - term()
        return value
    def term():
        value = factor()
        while tokens[0] in ("*", "/"):
            value = value * factor() if tokens.pop(0) == "*" else value / factor()
        return value
    def factor():
        token = tokens.pop(0)
        if token == "(":
            value = expression()
            tokens.pop(0)
            return value
        return -factor() if token == "-" else token
    return expression()
for text in ("1 + 2 * 3", "(1 + 2) * -3", "10 / 4 - 1", "2 * (3 + 4) * 5", "1 / 0", "2 $ 3"):
    try:
        print(text, "=", evaluate(text))
    except (ZeroDivisionError, SyntaxError) as error:
        print(text, "->", error)
