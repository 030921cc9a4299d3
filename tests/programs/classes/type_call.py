# type with one and with three arguments.
A = type("A", (), {"x": 1, "f": lambda self: self.x + 1})
B = type("B", (A,), dict(x=10))
print(A, A().f(), B().f(), B.__bases__, type(A), type(type), type(5), type(None), type(len), type(lambda: 0), type(A().f), type(...))
for args in ((), (1, 2), ("A", 1, {}), (1, (), {}), ("A", (), 5), ("A", (1,), {}), (1, 2, 3, 4), ("a\0b", (), {})):
    try:
        print(type(*args))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
