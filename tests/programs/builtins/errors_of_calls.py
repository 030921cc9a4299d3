# Wrong arguments to builtin functions.
for text in ("len()", "len(5)", "len(1, 2)", "abs()", "abs('a')", "ord()", "chr('a')", "isinstance(1)", "isinstance(1, 2)", "int(x=1)", "str(1, 2, 3, 4)", "list(1)", "dict(1)", "range('a')", "zip(1)", "enumerate(1)", "sorted()", "sum(1)", "hash([])", "id()", "input(1, 2)", "divmod(1)", "pow(1)", "round('a')", "bin('a')", "callable()", "type()", "float('a')", "float([])", "bool(1, 2)", "tuple(1, 2)", "set(1)", "bytes(-1)", "object(1)", "super(1)", "print(1, a=2)", "eval()", "exec()", "compile('1')", "getattr()", "vars(1)", "format()", "iter()", "next()", "slice()", "map()", "filter(1)", "reversed()", "memoryview()", "bytearray(-1)", "frozenset(1)", "complex('a')", "property(1, 2, 3, 4, 5)", "classmethod()", "staticmethod()", "any(1)", "hex('a')", "oct(1.5)", "__import__()", "ascii()", "repr()", "delattr(1)", "issubclass(1, 2)", "dir(1, 2)", "globals(1)", "locals(1)", "open()", "min()", "max(1)", "[].sort(1)", "''.join(1)", "{}.get()", "().count()", "set().add()", "(1).bit_length(1)", "'a'.split(1)", "round(1, 'a')", "round(1.5, 'a')", "round()"):
    try:
        eval(text)
        print(text, "is fine")
    except (TypeError, ValueError, RuntimeError) as error:
        print(text, "->", type(error).__name__, error)
