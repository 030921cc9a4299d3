# Exceptions of one's own.
class AppError(Exception):
    "Base of the program's errors."
class NotFound(AppError):
    def __init__(self, key, hint=None):
        super().__init__(f"no {key}")
        self.key, self.hint = key, hint
class Coded(AppError):
    code = 7
    def __str__(self):
        return f"[{self.code}] {', '.join(map(str, self.args))}"
try:
    raise NotFound("x", hint="try y")
except AppError as e:
    print(e, repr(e), e.key, e.hint, e.args)
try:
    raise Coded("a", 1)
except AppError as e:
    print(e, repr(e), e.args)
class NoSuper(Exception):
    def __init__(self, a, b):
        self.a = a
print(NoSuper(1, 2).args, str(NoSuper(1, 2)), repr(NoSuper(1, "z")))
class WithNew(ValueError):
    def __new__(cls, *a):
        self = super().__new__(cls, *a)
        self.made = True
        return self
print(WithNew(5).made, WithNew(1, 2))
e = Exception("a")
e.args = (1, 2)
print(e, e.args)
try:
    e.args = 5
except TypeError as error:
    print(error)
