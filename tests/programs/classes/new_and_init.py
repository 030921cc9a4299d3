# __new__ makes, __init__ fills; __init__ runs only for an instance of the class.
class P:
    def __new__(cls, *args, **kw):
        print("new", cls.__name__, args, kw)
        return super().__new__(cls)
    def __init__(self, x, y=2):
        print("init", x, y)
        self.x = x
P(1)
P(3, y=4)
class Single:
    instance = None
    def __new__(cls):
        if cls.instance is None:
            cls.instance = object.__new__(cls)
        return cls.instance
print(Single() is Single())
class Other:
    def __new__(cls):
        return 42
    def __init__(self):
        print("not called")
print(Other())
class Even(int):
    def __new__(cls, n):
        return super().__new__(cls, n // 2 * 2)
print(Even(5), Even(4) + 1)
class BadInit:
    def __init__(self):
        return 5
for f in (BadInit, lambda: P(), lambda: object(1), lambda: object.__new__(int), lambda: object.__new__(), lambda: type("T", (), {})(1), lambda: type("T", (), {"__init__": lambda self: None})(1), lambda: type("T", (), {"__new__": lambda cls: object.__new__(cls, 1)})(), lambda: int.__new__(str), lambda: object.__new__(5)):
    try:
        f()
    except TypeError as error:
        print(error)
