"""A tokenizer and a small parser of SQL: characters scanned by hand, a table of keywords, a tree of nodes printed again."""
import enum

TokenKind = enum.Enum("TokenKind", "NAME NUMBER STRING OPERATOR KEYWORD END")
KEYWORDS = {"select", "from", "where", "and", "or", "not", "as", "join", "on", "group", "by", "order", "limit", "in", "between", "is", "null"}
LONG_OPERATORS = {"<=", ">=", "<>", "!=", "||"}


class Token:
    __slots__ = ("kind", "text", "line")

    def __init__(self, kind, text, line):
        self.kind = kind
        self.text = text
        self.line = line


class Tokenizer:
    def __init__(self, source):
        self.source = source
        self.size = len(source)
        self.at = 0
        self.line = 1
        self.tokens = []

    def add(self, kind, start):
        self.tokens.append(Token(kind, self.source[start:self.at], self.line))

    def peek(self):
        return self.source[self.at] if self.at < self.size else ""

    def run(self):
        while self.at < self.size:
            char = self.source[self.at]
            start = self.at
            if char == "\n":
                self.line += 1
                self.at += 1
            elif char.isspace():
                self.at += 1
            elif char.isalpha() or char == "_":
                while self.peek().isalnum() or self.peek() == "_":
                    self.at += 1
                word = self.source[start:self.at].lower()
                self.add(TokenKind.KEYWORD if word in KEYWORDS else TokenKind.NAME, start)
            elif char.isdigit():
                while self.peek().isdigit() or self.peek() == ".":
                    self.at += 1
                self.add(TokenKind.NUMBER, start)
            elif char == "'":
                self.at = self.source.index("'", self.at + 1) + 1
                self.add(TokenKind.STRING, start)
            else:
                self.at += 2 if self.source[start:start + 2] in LONG_OPERATORS else 1
                self.add(TokenKind.OPERATOR, start)
        self.tokens.append(Token(TokenKind.END, "", self.line))
        return self.tokens


class Node:
    def __init__(self, *children):
        self.children = children

    def walk(self):
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.walk()


class Name(Node):
    def sql(self):
        return ".".join(self.children)


class Literal(Node):
    def sql(self):
        return self.children[0]


class Call(Node):
    def sql(self):
        return f"{self.children[0]}({', '.join(child.sql() for child in self.children[1:])})"


class Infix(Node):
    def sql(self):
        return f"({self.children[1].sql()} {self.children[0].upper()} {self.children[2].sql()})"


class Select(Node):
    def __init__(self, columns, table, condition):
        super().__init__(*columns, table, *([condition] if condition else []))
        self.columns, self.table, self.condition = columns, table, condition

    def sql(self):
        table = self.table.sql()
        if isinstance(self.table, Select):
            table = f"({table})"
        text = f"SELECT {', '.join(column.sql() for column in self.columns)} FROM {table}"
        return text + (f" WHERE {self.condition.sql()}" if self.condition else "")


POWERS = {"or": 1, "and": 2, "=": 3, "<": 3, ">": 3, "<=": 3, ">=": 3, "<>": 3, "!=": 3, "||": 4, "+": 5, "-": 5, "*": 6, "/": 6}


class Parser:
    def __init__(self, tokens):
        self.tokens = tokens
        self.at = 0

    def accept(self, text):
        if self.tokens[self.at].text.lower() == text:
            self.at += 1
            return True
        return False

    def expect(self, text):
        if not self.accept(text):
            token = self.tokens[self.at]
            raise SyntaxError(f"expected {text!r}, not {token.text!r} in line {token.line}")

    def select(self):
        self.expect("select")
        columns = [self.expression()]
        while self.accept(","):
            columns.append(self.expression())
        self.expect("from")
        table = self.primary()
        return Select(columns, table, self.expression() if self.accept("where") else None)

    def expression(self, power=0):
        left = self.primary()
        while True:
            operator = self.tokens[self.at].text.lower()
            mine = POWERS.get(operator, 0)
            if mine <= power:
                return left
            self.at += 1
            left = Infix(operator, left, self.expression(mine))

    def primary(self):
        token = self.tokens[self.at]
        self.at += 1
        if token.kind in (TokenKind.NUMBER, TokenKind.STRING):
            return Literal(token.text)
        if token.text == "(":
            inner = self.select() if self.tokens[self.at].text.lower() == "select" else self.expression()
            self.expect(")")
            return inner
        if token.kind is not TokenKind.NAME and token.text != "*":
            raise SyntaxError(f"unexpected {token.text!r} in line {token.line}")
        if self.accept("("):
            arguments = [token.text]
            while not self.accept(")"):
                arguments.append(self.expression())
                self.accept(",")
            return Call(*arguments)
        parts = [token.text]
        while self.accept("."):
            parts.append(self.tokens[self.at].text)
            self.at += 1
        return Name(*parts)


QUERY = """SELECT a.id, count(*), max(b.price * 1.2 + c.tax) FROM (select x, y, z from inner_table where x > 10 and y <> 'text')
WHERE a.total >= 100 AND (b.kind = 'book' OR b.kind = 'map' or length(b.name || 'x') < 20) AND c.rate / 2 <= 0.25 + d.e.f"""

size = nodes = 0
for number in range(700):
    tree = Parser(Tokenizer(QUERY.replace("100", str(number))).run()).select()
    text = tree.sql()
    size += len(text)
    nodes += sum(1 for _ in tree.walk())
    assert Parser(Tokenizer(text).run()).select().sql() == text
try:
    Parser(Tokenizer("select a from\n where").run()).select()
except SyntaxError as error:
    print(error)
print(size, nodes, text[:80])
